package fiji.plugin.neuralstyle.transfer.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where a run keeps what it needs to go on after its process has been killed, and how often. One file belongs to one
 * run; a run never deletes it, as only its caller knows when the result is safe: call {@link #delete} then.
 *
 * @param file of the checkpoint, in a folder that exists; whenever the process is killed, it is the last one or the one
 *          before, whole
 * @param interval that passes between two checkpoints, at least; zero for one after each iteration. Where writing one
 *          takes long it is more, so that all writing takes a twentieth of the time at most
 */
public record CheckpointSettings(Path file, Duration interval) {

	/** So that little is lost, and little time goes into writing. */
	public static final Duration USUAL_INTERVAL = Duration.ofSeconds(60);

	public CheckpointSettings {
		if (interval.isNegative()) {
			throw new IllegalArgumentException("The interval of checkpoints is " + interval.toMillis() / 1e3 +
				" s; it must be at least 0, which makes one after each iteration.");
		}
	}

	/** A file, written every minute. */
	public CheckpointSettings(final Path file) {
		this(file, USUAL_INTERVAL);
	}

	/**
	 * Deletes the checkpoint, and what a killed process left of another; a file that is no checkpoint stays.
	 *
	 * @throws IOException if it cannot be deleted, saying why
	 */
	public void delete() throws IOException {
		CheckpointFile.delete(file);
	}
}
