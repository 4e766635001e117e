package fiji.plugin.neuralstyle.augment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import fiji.plugin.neuralstyle.batch.BatchListener;
import fiji.plugin.neuralstyle.batch.BatchPlan;
import fiji.plugin.neuralstyle.batch.BatchReport;
import fiji.plugin.neuralstyle.batch.BatchRun;
import fiji.plugin.neuralstyle.batch.Csv;
import fiji.plugin.neuralstyle.batch.Existing;
import fiji.plugin.neuralstyle.batch.FileName;
import fiji.plugin.neuralstyle.batch.OutputFolder;
import fiji.plugin.neuralstyle.batch.Status;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.image.TextFiles;
import fiji.plugin.neuralstyle.image.WholeFile;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import fiji.plugin.neuralstyle.weights.download.Checksum;
import ij.ImagePlus;

/**
 * A data set of labelled images and stylised variants of them, in which labels stay valid as no pixel moves. Made
 * anew where it was interrupted; the same settings give the same bytes.
 */
public final class DataSet {

	/** What the table of all images is called. */
	public static final String MANIFEST = "manifest.csv";

	/** Its columns; paths are within the data set, and have slashes. */
	public static final List<String> COLUMNS = List.of("image", "label", "source", "style", "strength", "seed", "sha256");

	private final AugmentSettings settings;
	private final AugmentPlan plan;

	/**
	 * Looks at all images and labels; writes nothing.
	 *
	 * @param network name of a network or path of a weights file
	 * @param transfer all else that decides a picture; its style weight is multiplied by each variant's strength
	 * @throws IOException if a folder, a style or the network cannot be read, or no image will do
	 * @throws IllegalArgumentException if a setting will not do
	 */
	public DataSet(final AugmentSettings settings, final String network, final TransferSettings transfer)
		throws IOException
	{
		this.settings = settings;
		plan = AugmentPlan.of(settings, network, transfer);
	}

	/** Images that are left out, each with a sentence that says why. */
	public Map<Path, String> problems() {
		return plan.problems();
	}

	/** What is to be painted. */
	public BatchPlan jobs() {
		return plan.jobs();
	}

	/**
	 * Paints what is not there yet, on the calling thread, one variant after the other; then see {@link #complete}.
	 *
	 * @param listener is told of everything, and may cancel
	 */
	public BatchReport paint(final BatchListener listener) {
		return new BatchRun(jobs(), Existing.UPDATE, listener).run();
	}

	/**
	 * Adds labels, originals and the manifest to the variants that are there; also after a run that was cancelled.
	 *
	 * @return the manifest's file
	 * @throws IOException if a file cannot be read or written
	 */
	public Path complete(final BatchReport report) throws IOException {
		final List<Variant> made = made(report);
		final List<List<String>> rows = new ArrayList<>(List.of(COLUMNS));
		for (final Variant variant : made) {
			if (variant.drawn().isEmpty()) copy(variant.source().file(), variant.file());
			else requireSize(variant);
			if (variant.label().isPresent() && settings.labelFiles() == LabelFiles.COPY) copy(variant.label().get(), variant
				.labelFile().orElseThrow());
			rows.add(row(variant));
		}
		final Path manifest = settings.output().resolve(MANIFEST);
		OutputFolder.makeFor(manifest);
		TextFiles.write(manifest, rows.stream().map(Csv::line).collect(Collectors.joining()));
		return manifest;
	}

	/** The first image with all its variants that are there, side by side, to judge strengths by. */
	public Optional<ImagePlus> contactSheet(final BatchReport report) throws IOException {
		final List<Variant> drawn = made(report).stream().filter(variant -> variant.drawn().isPresent()).toList();
		if (drawn.isEmpty()) return Optional.empty();
		final Variant.Source first = drawn.get(0).source();
		return Optional.of(new ContactSheet(drawn.stream().filter(variant -> variant.source().equals(first)).toList()).image());
	}

	private List<Variant> made(final BatchReport report) {
		final Map<Path, Status> states = new HashMap<>();
		report.outcomes().forEach(outcome -> states.put(outcome.job().output(), outcome.status()));
		return plan.variants().stream().filter(variant -> variant.drawn().isEmpty() || isThere(states.get(variant.file())))
			.toList();
	}

	private static boolean isThere(final Status status) {
		return status == Status.DONE || status == Status.SKIPPED;
	}

	private static void copy(final Path from, final Path to) throws IOException {
		OutputFolder.makeFor(to);
		if (Files.isRegularFile(to) && Files.mismatch(from, to) < 0) return;
		WholeFile.write(to, out -> Files.copy(from, out));
	}

	/** A label on an image of another size would be worse than none. */
	private static void requireSize(final Variant variant) throws IOException {
		final ImagePlus image = ImageFiles.read(variant.file());
		if (image.getWidth() == variant.source().width() && image.getHeight() == variant.source().height()) return;
		throw new IOException("The variant \"" + variant.file() + "\" has not the size of its source \"" + variant.source()
			.name() + "\". Delete it, and run this again.");
	}

	private List<String> row(final Variant variant) throws IOException {
		final Optional<Variant.Drawn> drawn = variant.drawn();
		return List.of(within(variant.file()), variant.labelFile().map(this::within).orElse(""), variant.source().name(), drawn
			.map(Variant.Drawn::style).orElse(""), drawn.map(one -> Double.toString(one.strength())).orElse(""), drawn.map(
				one -> Long.toString(one.seed())).orElse(""), Checksum.of(Checksum.Method.SHA256, variant.file()));
	}

	private String within(final Path file) {
		final Path output = settings.output().toAbsolutePath().normalize();
		final Path other = file.toAbsolutePath().normalize();
		// On another drive there is no way from one to the other.
		return FileName.withSlashes(output.getRoot().equals(other.getRoot()) ? output.relativize(other) : other);
	}
}
