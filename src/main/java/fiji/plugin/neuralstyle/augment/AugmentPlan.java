package fiji.plugin.neuralstyle.augment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import fiji.plugin.neuralstyle.ImageSettings;
import fiji.plugin.neuralstyle.Strength;
import fiji.plugin.neuralstyle.batch.BatchJob;
import fiji.plugin.neuralstyle.batch.BatchPlan;
import fiji.plugin.neuralstyle.batch.FileName;
import fiji.plugin.neuralstyle.batch.ImageFolder;
import fiji.plugin.neuralstyle.batch.NamePatterns;
import fiji.plugin.neuralstyle.batch.StyleImage;
import fiji.plugin.neuralstyle.image.DeepRgb;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.image.Pictures;
import fiji.plugin.neuralstyle.image.ResultType;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import fiji.plugin.neuralstyle.transfer.Start;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import fiji.plugin.neuralstyle.weights.Networks;
import ij.ImagePlus;

/**
 * All images of a data set. Every source and label has been looked at, so that what is wrong with them is known
 * before hours of work.
 *
 * @param variants in the order of their sources
 * @param problems sources that are left out, each with a sentence that says why
 */
record AugmentPlan(List<Variant> variants, Map<Path, String> problems) {

	/** Folders of the data set. */
	static final String IMAGES = "images";
	static final String LABELS = "labels";

	/**
	 * Plans a data set; writes nothing.
	 *
	 * @throws IOException if a folder or the network cannot be read, or there is no image that will do
	 * @throws IllegalArgumentException if a setting will not do, or two variants would have one name
	 */
	static AugmentPlan of(final AugmentSettings augment, final String network, final TransferSettings settings)
		throws IOException
	{
		requireUsable(settings, network);
		final Planner planner = new Planner(augment, network, settings);
		final Map<Path, String> problems = new LinkedHashMap<>();
		final List<Variant> variants = new ArrayList<>();
		final Map<String, Path> names = new HashMap<>();
		for (final Path image : new ImageFolder("image", augment.images()).files(NamePatterns.ALL, true, augment.output())) {
			requireOwnName(names, image);
			try {
				variants.addAll(planner.variants(image));
			}
			catch (IOException | IllegalArgumentException e) {
				problems.put(image, e.getMessage());
			}
		}
		if (variants.isEmpty()) throw new IOException("No image will do. The first, \"" + problems.keySet().iterator().next() +
			"\": " + problems.values().iterator().next());
		return new AugmentPlan(List.copyOf(variants), problems);
	}

	/** What is to be painted. */
	BatchPlan jobs() {
		return new BatchPlan(variants.stream().flatMap(variant -> variant.drawn().stream()).map(Variant.Drawn::job).toList());
	}

	private static void requireOwnName(final Map<String, Path> names, final Path image) {
		final Path other = names.put(FileName.withSlashes(image.resolveSibling(FileName.stem(image))).toLowerCase(Locale.ROOT),
			image);
		if (other != null) throw new IllegalArgumentException("The variants of \"" + other + "\" and \"" + image +
			"\" would have the same names. Rename one of the two.");
	}

	private static void requireUsable(final TransferSettings settings, final String network) throws IOException {
		final PyramidSettings pyramid = settings.pyramid();
		if (pyramid.size() != 0 && pyramid.sharpening() == 0) throw new IllegalArgumentException("The size is " + pyramid.size() +
			", but labels fit only where images keep their own. Set it to 0, or sharpen to some iterations at the images' own size.");
		if (settings.start() == Start.IMAGE) throw new IllegalArgumentException(
			"A data set has no image to start from. Start from content, noise or style.");
		final NetworkWeights weights = Networks.load(network);
		settings.contentLayers().names().forEach(weights::layer);
		settings.styleLayers().names().forEach(weights::layer);
	}

	/** Plans one image after the other. */
	private static final class Planner {

		private final AugmentSettings augment;
		private final String network;
		private final TransferSettings settings;
		private final Map<String, StyleImage> styles = new LinkedHashMap<>();

		Planner(final AugmentSettings augment, final String network, final TransferSettings settings) throws IOException {
			this.augment = augment;
			this.network = network;
			this.settings = settings;
			for (final StyleImage style : StyleImage.all(augment.styles())) {
				// Found out now rather than at the variants that draw it.
				style.read();
				styles.put(style.title(), style);
			}
		}

		List<Variant> variants(final Path image) throws IOException {
			final ImagePlus read = ImageFiles.read(augment.images().resolve(image));
			final int pictures = new Pictures(read).count();
			if (pictures > 1) throw new IOException("The file has " + pictures +
				" pictures, and one is painted. Save its slices as files of their own.");
			if (augment.labels().isPresent() && !ImageFiles.isUpright(augment.images().resolve(image))) throw new IOException(
				"The picture lies turned in its file (EXIF orientation) and is painted upright, and its label may lie either way. " +
					"Save the image upright, and its label with it.");
			final Variant.Source source = new Variant.Source(FileName.withSlashes(image), augment.images().resolve(image), read
				.getWidth(), read.getHeight());
			final Optional<Path> label = augment.labels().isEmpty() ? Optional.empty() : Optional.of(augment.labels().get().of(
				image, read));
			final ImageSettings images = ImageSettings.DEFAULTS.withResultType(augment.grey() && read.getType() != ImagePlus.COLOR_RGB && !DeepRgb.is(read)
				? ResultType.SAME : ResultType.RGB);
			final List<Variant> variants = new ArrayList<>();
			if (augment.originals()) variants.add(variant(source, label, image.resolveSibling(FileName.stem(image) + "_original" +
				FileName.ending(image).map(ending -> "." + ending).orElse("")), Optional.empty()));
			for (int number = 1; number <= augment.draw().variants(); number++) {
				final Path name = image.resolveSibling(FileName.stem(image) + "_v" + number + "." + augment.format());
				variants.add(variant(source, label, name, Optional.of(drawn(source, number, name, images))));
			}
			return variants;
		}

		private Variant variant(final Variant.Source source, final Optional<Path> label, final Path name,
			final Optional<Variant.Drawn> drawn)
		{
			final Optional<Path> labelFile = label.map(file -> augment.labelFiles() == LabelFiles.REFERENCE ? file : augment
				.output().resolve(LABELS).resolve(augment.labels().orElseThrow().nameFor(file, name)));
			return new Variant(source, augment.output().resolve(IMAGES).resolve(name), label, labelFile, drawn);
		}

		private Variant.Drawn drawn(final Variant.Source source, final int number, final Path name,
			final ImageSettings images)
		{
			final Draw draw = augment.draw();
			final String style = draw.style(source.name(), number, List.copyOf(styles.keySet()));
			final double strength = draw.strength(source.name(), number);
			final long seed = draw.seed(source.name(), number);
			final TransferSettings own = settings.withWeights(settings.contentWeight(), settings.styleWeight() * Strength.factor(
				strength), settings.variationWeight()).withStart(settings.start(), seed);
			return new Variant.Drawn(style, strength, seed, new BatchJob(source.file(), styles.get(style), augment.output().resolve(
				IMAGES).resolve(name), network, own, images));
		}
	}
}
