package fiji.plugin.neuralstyle.weights.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A network as a list shows it.
 *
 * @param name what users call it
 * @param description one or two sentences
 * @param state whether it can be used
 * @param file it is in, where it is installed and not in the jar
 * @param downloadBytes that installing it fetches, where it is not installed and that is known
 */
public record NetworkInfo(String name, String description, State state, Optional<Path> file,
	OptionalLong downloadBytes)
{

	/** Whether a network can be used. */
	public enum State {

		/** Comes with the program. */
		BUILT_IN("built in"),

		/** Is there. */
		INSTALLED("installed"),

		/** Is to be had. */
		NOT_INSTALLED("not installed");

		private final String text;

		State(final String text) {
			this.text = text;
		}

		@Override
		public String toString() {
			return text;
		}
	}

	/** Whether it can be used now. */
	public boolean isUsable() {
		return state != State.NOT_INSTALLED;
	}
}
