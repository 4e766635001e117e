package fiji.plugin.neuralstyle.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.LossFunction;
import fiji.plugin.neuralstyle.network.LossTerm;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.transfer.ArtistSettings;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import fiji.plugin.neuralstyle.transfer.Statistics;
import fiji.plugin.neuralstyle.transfer.StyleTransfer;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import fiji.plugin.neuralstyle.transfer.TransferRequest;
import fiji.plugin.neuralstyle.transfer.TransferResult;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import fiji.plugin.neuralstyle.weights.Networks;

/**
 * Paints pairs of pictures with each kind of statistics, and says how far each result is from its style by all of them:
 * the mean over layers of its loss beside the content's. Arguments: network, side in pixels, a folder for the pictures, then a
 * content and a style file for each pair. Prints a table.
 */
public final class StatisticsComparison {

	private static final List<String> LAYERS = List.copyOf(TransferSettings.DEFAULTS.styleLayers().names());

	private final NetworkWeights weights;
	private final int side;
	private final Path folder;

	private StatisticsComparison(final NetworkWeights weights, final int side, final Path folder) {
		this.weights = weights;
		this.side = side;
		this.folder = folder;
	}

	public static void main(final String[] arguments) throws IOException {
		final Path folder = Files.createDirectories(Path.of(arguments[2]));
		final StatisticsComparison comparison = new StatisticsComparison(Networks.load(arguments[0]), Integer.parseInt(
			arguments[1]), folder);
		System.out.println("| content | style | painted with | gram | wasserstein | sliced | evaluations | seconds |");
		System.out.println("|---|---|---|---|---|---|---|---|");
		for (int i = 3; i + 1 < arguments.length; i += 2) {
			for (final Statistics statistics : Statistics.values()) {
				System.out.println(comparison.row(Path.of(arguments[i]), Path.of(arguments[i + 1]), statistics));
			}
		}
	}

	private String row(final Path contentFile, final Path styleFile, final Statistics statistics) throws IOException {
		final RgbImage content = ImageConversion.toRgb(ImageFiles.read(contentFile));
		final RgbImage style = ImageConversion.toRgb(ImageFiles.read(styleFile));
		final TransferSettings settings = TransferSettings.DEFAULTS.withPyramid(new PyramidSettings(side, 3, 2)).withArtist(
			ArtistSettings.DEFAULTS.withStatistics(statistics));
		final TransferResult result = new StyleTransfer(weights).run(new TransferRequest(content, style, settings),
			TransferListener.NONE);
		ImageFiles.write(ImageConversion.toImagePlus("result", result.image()), folder.resolve(name(contentFile) + "-" + name(
			styleFile) + "-" + statistics + ".png"));
		return String.format(Locale.ROOT, "| %s | %s | %s | %.3f | %.3f | %.3f | %d | %.0f |", name(contentFile), name(styleFile),
			statistics, distance(content, style, result.image(), Statistics.GRAM), distance(content, style, result.image(),
				Statistics.WASSERSTEIN), distance(content, style, result.image(), Statistics.SLICED), result.evaluations(), result
					.duration().toMillis() / 1e3);
	}

	private static String name(final Path file) {
		return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
	}

	/** 0 where a result has the style's statistics, 1 where it is as far from them as the content. */
	private double distance(final RgbImage content, final RgbImage style, final RgbImage image, final Statistics statistics) {
		try (FeatureNetwork network = new FeatureNetwork(weights, weights.pooling(), Precision.FLOAT32);
				NDManager manager = network.manager().newSubManager())
		{
			final NDArray painted = network.upload(manager, image);
			final NDArray sizedContent = network.resize(network.upload(manager, content), image.width(), image.height());
			final double scale = image.longSide() / (double) style.longSide();
			final NDArray sizedStyle = network.resize(network.upload(manager, style), (int) Math.round(style.width() * scale),
				(int) Math.round(style.height() * scale));
			final List<LossTerm> terms = terms(network, sizedStyle, statistics);
			try (LossFunction function = network.lossFunction(terms, 0, image.width(), image.height())) {
				final double[] there = function.evaluate(painted).losses();
				final double[] before = function.evaluate(sizedContent).losses();
				double sum = 0;
				for (int i = 0; i < terms.size(); i++) {
					sum += there[i] / before[i] / terms.size();
				}
				return sum;
			}
		}
	}

	private static List<LossTerm> terms(final FeatureNetwork network, final NDArray style, final Statistics statistics) {
		final List<Layer> layers = LAYERS.stream().map(network.weights()::layer).toList();
		final Map<Layer, NDArray> targets = switch (statistics) {
			case GRAM -> network.grams(style, layers);
			case WASSERSTEIN -> network.moments(style, layers);
			case SLICED -> network.slices(style, layers);
		};
		final LossTerm.Kind kind = switch (statistics) {
			case GRAM -> LossTerm.Kind.STYLE;
			case WASSERSTEIN -> LossTerm.Kind.STYLE_MOMENTS;
			case SLICED -> LossTerm.Kind.STYLE_SLICES;
		};
		return layers.stream().map(layer -> new LossTerm(layer, kind, targets.get(layer), 1)).toList();
	}
}
