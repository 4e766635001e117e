package fiji.plugin.neuralstyle.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import fiji.plugin.neuralstyle.image.WholeFile;

/**
 * What came of a batch.
 *
 * @param outcomes of all jobs of the plan, in its order
 * @param stop why the batch ended early though nobody cancelled it, a sentence with the way out
 */
public record BatchReport(List<BatchOutcome> outcomes, Optional<String> stop) {

	/** What the table is called in an output folder. */
	public static final String FILE_NAME = "style-folder-results.csv";

	/** Names of the columns of a report as a table. */
	public static final List<String> COLUMNS = List.of("content", "style", "output", "status", "seconds", "loss",
		"message");

	public BatchReport {
		outcomes = List.copyOf(outcomes);
	}

	/** How many jobs became what. */
	public int count(final Status status) {
		return (int) outcomes.stream().filter(outcome -> outcome.status() == status).count();
	}

	/** Such as "20 images: 17 done, 3 failed". */
	public String summary() {
		final String counts = Arrays.stream(Status.values()).filter(status -> count(status) > 0).map(status -> count(
			status) + " " + status).collect(Collectors.joining(", "));
		return outcomes.size() + (outcomes.size() == 1 ? " image: " : " images: ") + counts;
	}

	/** Why the batch as a whole failed: it was stopped, or there is not one result; a sentence with the way out. */
	public Optional<String> failure() {
		if (stop.isPresent()) return stop;
		if (count(Status.FAILED) < outcomes.size()) return Optional.empty();
		return outcomes.stream().findFirst().map(first -> "No image could be painted. The first: " + first.message());
	}

	/** A row for each job, under {@link #COLUMNS}; seconds and loss with a decimal point, blank where there are none. */
	public List<List<String>> rows() {
		return outcomes.stream().map(BatchReport::row).toList();
	}

	/**
	 * Writes all rows as a CSV file (RFC 4180) in UTF-8, whole or not at all; one of that name is replaced.
	 *
	 * @param file in a folder that is made if it is not there
	 * @throws IOException if it cannot be written, saying why
	 */
	public void writeCsv(final Path file) throws IOException {
		final List<List<String>> lines = new ArrayList<>(List.of(COLUMNS));
		lines.addAll(rows());
		final String text = lines.stream().map(Csv::line).collect(Collectors.joining());
		OutputFolder.makeFor(file);
		WholeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
	}

	/**
	 * Writes the CSV file of a batch that is over, and throws if it failed as a whole.
	 *
	 * @throws IOException if there is a {@link #failure}, or else if the file cannot be written; the message is a
	 *           sentence with the way out
	 */
	public void conclude(final Path file) throws IOException {
		try {
			writeCsv(file);
		}
		catch (IOException e) {
			// A full disk takes no table either; what matters is what stopped the batch.
			throw new IOException(failure().orElse(e.getMessage()), e);
		}
		if (failure().isPresent()) throw new IOException(failure().get());
	}

	private static List<String> row(final BatchOutcome outcome) {
		final String seconds = String.format(Locale.ROOT, "%.1f", outcome.time().toMillis() / 1e3);
		final String loss = outcome.loss().isEmpty() ? "" : Double.toString(outcome.loss().getAsDouble());
		return List.of(outcome.job().content().toString(), outcome.job().style().toString(), outcome.job().output()
			.toString(), outcome.status().toString(), seconds, loss, outcome.message());
	}
}
