package fiji.plugin.neuralstyle.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a manifest's run keeps what is not a result: beside it, in a folder named after it.
 *
 * @param folder the folder
 */
public record RunFolder(Path folder) {

	private static final String ENDING = ".run";

	/** Of {@code jobs.csv}, {@code jobs.run}. */
	public static RunFolder of(final Manifest manifest) {
		final String name = manifest.file().getFileName().toString().replaceFirst("\\.[Cc][Ss][Vv]$", "");
		return new RunFolder(manifest.file().resolveSibling(name + ENDING));
	}

	/**
	 * Makes what folders are missing.
	 *
	 * @throws IOException if that cannot be; the message is a sentence
	 */
	public RunFolder make() throws IOException {
		try {
			for (final Path each : List.of(claims(), statuses(), logs(), checkpoints())) {
				if (!Files.isDirectory(each)) Files.createDirectories(each);
			}
			return this;
		}
		catch (IOException e) {
			throw new IOException("The run's folder \"" + folder +
				"\" cannot be made. Put the manifest where you may write and where there is room.", e);
		}
	}

	/** Who works on what. */
	public Path claims() {
		return folder.resolve("claims");
	}

	/** What became of a row. */
	Path status(final String id) {
		return statuses().resolve(id + ".txt");
	}

	/** What a row that was begun goes on from. */
	Path checkpoint(final String id) {
		return checkpoints().resolve(id + ".checkpoint");
	}

	/** What jobs of a scheduler print. */
	public Path logs() {
		return folder.resolve("logs");
	}

	private Path checkpoints() {
		return folder.resolve("checkpoints");
	}

	private Path statuses() {
		return folder.resolve("status");
	}
}
