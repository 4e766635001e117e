package fiji.plugin.neuralstyle.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import fiji.plugin.neuralstyle.batch.BatchJob;
import fiji.plugin.neuralstyle.batch.BatchPlan;
import fiji.plugin.neuralstyle.batch.OutputFolder;

/**
 * Makes a manifest of a batch: each of its jobs with each of several settings.
 *
 * @param batch contents and styles
 * @param outputFolder of the batch
 * @param shared flags for all rows
 * @param variants further flags by the name of the settings; each has a folder of its own in the output folder. Empty
 *          for none, and no such folders
 */
public record ManifestPlan(BatchPlan batch, Path outputFolder, List<String> shared, Map<String, List<String>> variants) {

	private static final int LONGEST = 80;

	/**
	 * Writes it; one of that name is replaced.
	 *
	 * @return how many rows it has
	 * @throws IOException if it cannot be written, saying why
	 * @throws IllegalArgumentException if it would not do; the message says why
	 */
	public int write(final Path manifest) throws IOException {
		final List<Row> rows = new ArrayList<>();
		if (variants.isEmpty()) batch.jobs().forEach(job -> rows.add(row(manifest, job, Path.of(""), List.of())));
		variants.forEach((name, flags) -> batch.jobs().forEach(job -> rows.add(row(manifest, job, Path.of(name), flags))));
		// What would not be read back is better said now.
		final Manifest whole = new Manifest(manifest, rows);
		OutputFolder.makeFor(manifest);
		Manifest.write(manifest, shared, whole.rows());
		return rows.size();
	}

	private Row row(final Path manifest, final BatchJob job, final Path variant, final List<String> flags) {
		final Path within = variant.resolve(outputFolder.relativize(job.output()));
		return new Row(id(within), Manifest.written(manifest, job.content()), Manifest.written(manifest, Path.of(job.style()
			.toString())), Manifest.written(manifest, outputFolder.resolve(within)), flags);
	}

	/** Of the result's name, so that a file more or less in a folder does not give every row another. */
	private static String id(final Path within) {
		final String name = within.toString().replaceFirst("\\.[^.]*$", "");
		final String safe = name.replaceAll("[^A-Za-z0-9._-]", "-").replaceFirst("^[.-]", "_");
		if (safe.equals(name) && safe.length() <= LONGEST) return safe;
		final String rest = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString().substring(0, 8);
		return safe.substring(0, Math.min(LONGEST, safe.length())) + "-" + rest;
	}
}
