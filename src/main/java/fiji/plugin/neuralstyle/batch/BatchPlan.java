package fiji.plugin.neuralstyle.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import fiji.plugin.neuralstyle.ImageSettings;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.transfer.Start;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import fiji.plugin.neuralstyle.weights.Networks;

/**
 * All jobs of a batch, in order; each has an output file of its own, also where case does not tell files
 * apart, and none is an image that another job reads.
 *
 * @param jobs in the order in which they are run
 */
public record BatchPlan(List<BatchJob> jobs) {

	/** @throws IllegalArgumentException if two jobs would write the same file, or one over another's image */
	public BatchPlan {
		jobs = List.copyOf(jobs);
		final Map<String, BatchJob> byOutput = new HashMap<>();
		for (final BatchJob job : jobs) {
			final BatchJob other = byOutput.put(key(job.output()), job);
			if (other != null) throw clash(other, job);
		}
		for (final BatchJob job : jobs) {
			requireKept(job.content(), byOutput);
			if (job.style() instanceof FileStyle style) requireKept(style.file(), byOutput);
			if (job.mask().isPresent()) requireKept(job.mask().get(), byOutput);
		}
	}

	/** Without masks. */
	public static BatchPlan of(final BatchSettings batch, final List<StyleImage> styles, final String network,
		final TransferSettings settings) throws IOException
	{
		return of(batch, styles, Optional.empty(), network, settings);
	}

	/**
	 * Every image of a folder in every style, style after style. Nothing is read but the folders and the
	 * network, and nothing is written.
	 *
	 * @param styles at least one
	 * @param masks which style goes where; empty: each goes everywhere
	 * @param network name of a network or path of a weights file
	 * @throws IOException if there is no image, a folder or the network cannot be read, or an image has no mask in a folder of masks
	 * @throws IllegalArgumentException if the output folder is one of the others, two results would have the
	 *           same name, or the settings will not do
	 */
	public static BatchPlan of(final BatchSettings batch, final List<StyleImage> styles, final Optional<MaskChoice> masks,
		final String network, final TransferSettings settings) throws IOException
	{
		requireUsable(settings, network);
		final Path folder = batch.contentFolder();
		final List<Path> contents = new ImageFolder("content", folder).files(batch.patterns(), batch.subfolders(), batch
			.outputFolder());
		requireApart(batch.outputFolder(), folder, styles);
		final List<BatchJob> jobs = new ArrayList<>();
		for (final StyleImage style : styles) {
			for (final Path content : contents) {
				final String name = batch.outputName().of(content.getFileName().toString(), style.title(), batch.format());
				// A path of one name has no parent.
				final Path output = batch.outputFolder().resolve(content.resolveSibling(name));
				ImageFiles.requireDepth(output, settings.artist().bitDepth().bits());
				final Optional<MaskChoice> mask = masks.isEmpty() ? masks : Optional.of(masks.get().of(content));
				jobs.add(new BatchJob(folder.resolve(content), style, output, network, settings, ImageSettings.DEFAULTS, mask));
			}
		}
		return new BatchPlan(jobs);
	}

	/** What would make every job fail is better known before. */
	private static void requireUsable(final TransferSettings settings, final String network) throws IOException {
		if (settings.start() == Start.IMAGE) {
			throw new IllegalArgumentException(
				"A folder of images has no image to start from. Start from content, noise or style.");
		}
		final NetworkWeights weights = Networks.load(network);
		settings.contentLayers().names().forEach(weights::layer);
		settings.styleLayers().names().forEach(weights::layer);
	}

	private static void requireKept(final MaskChoice mask, final Map<String, BatchJob> byOutput) {
		requireKept(mask.mask(), byOutput);
		mask.styles().forEach(style -> requireKept(style, byOutput));
	}

	private static void requireKept(final Path input, final Map<String, BatchJob> byOutput) {
		if (!byOutput.containsKey(key(input))) return;
		throw new IllegalArgumentException("A result would be written over the image \"" + input +
			"\". Name another output folder or output name.");
	}

	private static void requireApart(final Path outputFolder, final Path contentFolder, final List<StyleImage> styles)
		throws IOException
	{
		if (!Files.exists(outputFolder)) return;
		if (Files.isSameFile(outputFolder, contentFolder)) throw notInto(contentFolder, "contents");
		if (styles.size() == 1) return;
		for (final StyleImage style : styles) {
			if (!(style instanceof FileStyle file)) continue;
			final Path folder = file.file().toAbsolutePath().getParent();
			if (Files.isSameFile(outputFolder, folder)) throw notInto(folder, "styles");
		}
	}

	private static IllegalArgumentException notInto(final Path folder, final String what) {
		return new IllegalArgumentException("The results cannot go into the folder of the " + what + ", \"" + folder +
			"\": the next run would take them for " + what + ". Name another output folder, such as one in it.");
	}

	private static String key(final Path file) {
		return file.toAbsolutePath().normalize().toString().toLowerCase(Locale.ROOT);
	}

	private static IllegalArgumentException clash(final BatchJob one, final BatchJob other) {
		return new IllegalArgumentException("Both \"" + one.content() + "\" in the style of \"" + one.style() + "\" and \"" +
			other.content() + "\" in the style of \"" + other.style() + "\" would be written to \"" + other.output() +
			"\". Let the output name have {content} and {style}, or rename one of the files.");
	}
}
