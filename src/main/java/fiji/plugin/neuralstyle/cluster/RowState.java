package fiji.plugin.neuralstyle.cluster;

import java.util.Optional;

/**
 * Where a row is.
 *
 * @param row the row
 * @param kind where
 * @param status what its last attempt left, if one has ended
 */
public record RowState(Row row, Kind kind, Optional<RowStatus> status) {

	/** Where a row can be. */
	public enum Kind {

		/** Its result is there and is what the manifest asks for. */
		DONE("done"),

		/** It was tried and cannot be painted; its message says why. */
		FAILED("failed"),

		/** A process has it, which may live. */
		RUNNING("running"),

		/** It was begun, and nobody is at it. */
		INTERRUPTED("interrupted"),

		/** It has a result, but of another row or other settings, or its file is gone or not whole. */
		CHANGED("changed"),

		/** Nobody has begun it. */
		MISSING("missing");

		private final String text;

		Kind(final String text) {
			this.text = text;
		}

		@Override
		public String toString() {
			return text;
		}
	}

	/** Why it failed, if it did. */
	public Optional<String> message() {
		return status.filter(said -> !said.isDone()).map(RowStatus::message);
	}
}
