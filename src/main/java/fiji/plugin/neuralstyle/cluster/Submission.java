package fiji.plugin.neuralstyle.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import fiji.plugin.neuralstyle.image.WholeFile;

/**
 * What goes to SLURM at once: a script, and the ids of the rows that its tasks share. Both stay in the run's folder,
 * as tasks read them when they start, and start again.
 *
 * @param script the batch script
 * @param rows the file of ids, one a line
 */
public record Submission(Path script, Path rows) {

	private static final long PATIENCE_SECONDS = 120;

	/** A new one, in a run's folder that exists. */
	public static Submission in(final RunFolder folder) throws IOException {
		int number = 1;
		while (Files.exists(folder.folder().resolve("submit-" + number + ".txt"))) {
			number++;
		}
		return new Submission(folder.folder().resolve("submit-" + number + ".sbatch"), folder.folder().resolve("submit-" +
			number + ".txt"));
	}

	/**
	 * Has SLURM take it.
	 *
	 * @return what sbatch printed
	 * @throws IOException if there is no sbatch, or it refuses; the message has its words
	 */
	public String submit(final List<Row> open, final String text) throws IOException, InterruptedException {
		final String ids = String.join("\n", open.stream().map(Row::id).toList()) + "\n";
		WholeFile.write(rows, out -> out.write(ids.getBytes(StandardCharsets.US_ASCII)));
		WholeFile.write(script, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
		final Process process;
		try {
			process = new ProcessBuilder("sbatch", script.toString()).redirectErrorStream(true).start();
		}
		catch (IOException e) {
			throw new IOException("There is no sbatch here. Submit on a machine that has SLURM, or use scripts/cluster/local.", e);
		}
		final String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
			process.destroy();
			throw new IOException("sbatch does not end. Is SLURM's controller up? See squeue whether the array was taken.");
		}
		if (process.exitValue() != 0) throw new IOException("SLURM did not take the array: " + said + ". The script is \"" +
			script + "\".");
		return said;
	}

	/** The rows of a manifest that a file of ids names, in the file's order of the manifest; ids that it lacks are left out. */
	public static List<Row> rows(final Manifest manifest, final Path file) throws IOException {
		try {
			final Set<String> ids = new HashSet<>(Files.readAllLines(file));
			return manifest.rows().stream().filter(row -> ids.contains(row.id())).toList();
		}
		catch (IOException e) {
			throw new IOException("The list of rows \"" + file + "\" cannot be read. Submit the manifest again.", e);
		}
	}
}
