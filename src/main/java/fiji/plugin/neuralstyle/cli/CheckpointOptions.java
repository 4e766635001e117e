package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import fiji.plugin.neuralstyle.transfer.StopReason;
import fiji.plugin.neuralstyle.transfer.checkpoint.CheckpointSettings;
import picocli.CommandLine.Option;

/** Where a run is kept that may be killed, as flags. */
final class CheckpointOptions {

	@Option(names = "--checkpoint", paramLabel = "FILE", description = {
		"Keep the run in a file while it goes on: the same command goes on from there after it was killed, and deletes the file " +
			"when the result is written. Not for stacks." })
	private Path file;

	@Option(names = "--checkpoint-every", paramLabel = "SECONDS", description = {
		"How often, 0 for after each iteration; more seldom where writing takes long (default: ${DEFAULT-VALUE})." })
	private double seconds = CheckpointSettings.USUAL_INTERVAL.toSeconds();

	/** @throws IllegalArgumentException if there can be no such file, or the time is none */
	Optional<CheckpointSettings> settings() {
		final Duration interval = interval("--checkpoint-every", seconds);
		if (file == null) return Optional.empty();
		final Path folder = file.toAbsolutePath().getParent();
		// The root of all has none.
		if (folder == null) throw new IllegalArgumentException("The checkpoint \"" + file + "\" is a folder. Name a file in it.");
		if (!Files.isDirectory(folder)) {
			throw new IllegalArgumentException("The checkpoint \"" + file + "\" cannot be written: there is no folder \"" + folder +
				"\". Create it, or choose another.");
		}
		return Optional.of(new CheckpointSettings(file, interval));
	}

	/** Deletes the checkpoint if the result is what was asked for. */
	void end(final StopReason reason, final PrintWriter err) {
		if (file == null || reason == StopReason.CANCELLED || reason == StopReason.MEMORY) return;
		try {
			new CheckpointSettings(file).delete();
		}
		catch (IOException e) {
			// The result is there all the same.
			err.println("Note: The checkpoint \"" + file + "\" cannot be deleted (" + e.getMessage() + "). It is of no more use.");
		}
	}

	static Duration interval(final String flag, final double seconds) {
		if (!(seconds >= 0 && seconds < 1e9)) throw new IllegalArgumentException(flag + " is " + seconds +
			"; it has to be a number of seconds, 0 or more.");
		return Duration.ofMillis(Math.round(seconds * 1000));
	}
}
