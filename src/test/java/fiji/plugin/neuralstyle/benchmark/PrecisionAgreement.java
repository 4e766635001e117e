package fiji.plugin.neuralstyle.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
import fiji.plugin.neuralstyle.transfer.LayerWeights;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import fiji.plugin.neuralstyle.transfer.StyleTransfer;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import fiji.plugin.neuralstyle.transfer.TransferRequest;
import fiji.plugin.neuralstyle.transfer.TransferResult;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import fiji.plugin.neuralstyle.weights.Networks;

/**
 * Paints pairs of pictures in bfloat16 and in float32, and compares the losses that the two pictures have in float32.
 * Arguments: network, side in pixels, then a content and a style file for each pair. Prints a table.
 */
public final class PrecisionAgreement {

	private final NetworkWeights weights;
	private final int side;

	private PrecisionAgreement(final NetworkWeights weights, final int side) {
		this.weights = weights;
		this.side = side;
	}

	public static void main(final String[] arguments) throws IOException {
		final PrecisionAgreement agreement = new PrecisionAgreement(Networks.load(arguments[0]), Integer.parseInt(
			arguments[1]));
		System.out.println("| content | style | loss, float32 | loss, bfloat16 | ratio | seconds, float32 | seconds, bfloat16 |");
		System.out.println("|---|---|---|---|---|---|---|");
		for (int i = 2; i + 1 < arguments.length; i += 2) {
			System.out.println(agreement.row(Path.of(arguments[i]), Path.of(arguments[i + 1])));
		}
	}

	private String row(final Path contentFile, final Path styleFile) throws IOException {
		final RgbImage content = ImageConversion.toRgb(ImageFiles.read(contentFile));
		final RgbImage style = ImageConversion.toRgb(ImageFiles.read(styleFile));
		final TransferResult exact = paint(content, style, Precision.FLOAT32);
		final TransferResult coarse = paint(content, style, Precision.BFLOAT16);
		final double exactLoss = loss(content, style, exact.image());
		final double coarseLoss = loss(content, style, coarse.image());
		return String.format(Locale.ROOT, "| %s | %s | %.4g | %.4g | %.3f | %.1f | %.1f |", contentFile.getFileName(), styleFile
			.getFileName(), exactLoss, coarseLoss, coarseLoss / exactLoss, exact.duration().toMillis() / 1e3, coarse.duration()
				.toMillis() / 1e3);
	}

	private TransferResult paint(final RgbImage content, final RgbImage style, final Precision precision) {
		final TransferSettings settings = TransferSettings.DEFAULTS.withPyramid(new PyramidSettings(side, 3, 2)).withComputation(
			Optional.empty(), Optional.of(precision));
		return new StyleTransfer(weights).run(new TransferRequest(content, style, settings), TransferListener.NONE);
	}

	/** As the run defines it at its full size. */
	private double loss(final RgbImage content, final RgbImage style, final RgbImage image) {
		final TransferSettings settings = TransferSettings.DEFAULTS;
		try (FeatureNetwork network = new FeatureNetwork(weights, weights.pooling(), Precision.FLOAT32);
				NDManager manager = network.manager().newSubManager())
		{
			final NDArray target = network.upload(manager, image);
			final NDArray sizedContent = network.resize(network.upload(manager, content), image.width(), image.height());
			final double scale = image.longSide() / (double) style.longSide();
			final NDArray sizedStyle = network.resize(network.upload(manager, style), (int) Math.round(style.width() * scale),
				(int) Math.round(style.height() * scale));
			final List<LossTerm> terms = new ArrayList<>();
			network.features(sizedContent, layers(settings.contentLayers())).forEach((layer, map) -> terms.add(new LossTerm(layer,
				LossTerm.Kind.CONTENT, map, settings.contentWeight() * settings.contentLayers().weight(layer.name()))));
			network.grams(sizedStyle, layers(settings.styleLayers())).forEach((layer, gram) -> terms.add(new LossTerm(layer,
				LossTerm.Kind.STYLE, gram, settings.styleWeight() * settings.styleLayers().weight(layer.name()))));
			try (LossFunction losses = network.lossFunction(terms, settings.variationWeight(), image.width(), image.height())) {
				return losses.evaluate(target).total();
			}
		}
	}

	private List<Layer> layers(final LayerWeights names) {
		return names.names().stream().map(weights::layer).toList();
	}
}
