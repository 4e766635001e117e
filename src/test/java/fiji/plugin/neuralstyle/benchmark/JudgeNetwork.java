package fiji.plugin.neuralstyle.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Padding;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import fiji.plugin.neuralstyle.transfer.StyleTransfer;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import fiji.plugin.neuralstyle.transfer.TransferRequest;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import fiji.plugin.neuralstyle.weights.Networks;
import ij.ImagePlus;

/**
 * How good a network's transfers look to another network, the judge, over a range of style weights.
 * Style distance is the mean over relu1_1 to relu5_1 of ||G - G_style||^2 / ||G_style||^2; style remaining is the
 * result's over the content's; content distance is ||F - F_content||^2 / ||F_content||^2 at relu4_2. Arguments: judge,
 * network, size, style weights by comma, folder for the pictures or "-", then content and style files in turn.
 */
public final class JudgeNetwork {

	private static final Layer CONTENT = fiji.plugin.neuralstyle.network.Topology.VGG19.layer("relu4_2");
	private static final List<String> STYLE = Evaluation.STYLE_LAYERS;

	private JudgeNetwork() {}

	public static void main(final String[] arguments) throws IOException {
		final NetworkWeights judge = mirrored(Networks.load(arguments[0]));
		// A judge that does the transfer itself does it with the padding it was learned with.
		final NetworkWeights network = arguments[1].equals(arguments[0]) ? judge : Networks.load(arguments[1]);
		final int size = Integer.parseInt(arguments[2]);
		for (int i = 5; i + 1 < arguments.length; i += 2) {
			final RgbImage content = image(arguments[i]);
			final RgbImage style = image(arguments[i + 1]);
			final String pair = name(arguments[i]) + " + " + name(arguments[i + 1]);
			final StringBuilder row = new StringBuilder("| " + pair + " | " + size + " |");
			for (final String weight : arguments[3].split(",")) {
				final TransferSettings settings = TransferSettings.DEFAULTS.withWeights(TransferSettings.DEFAULTS.contentWeight(),
					Double.parseDouble(weight), TransferSettings.DEFAULTS.variationWeight()).withPyramid(new PyramidSettings(size,
						TransferSettings.DEFAULTS.pyramid().levels(), TransferSettings.DEFAULTS.pyramid().factor()));
				final RgbImage result = new StyleTransfer(network).run(new TransferRequest(content, style, settings),
					TransferListener.NONE).image();
				final double[] verdict = verdict(judge, result, content, style);
				row.append(String.format(Locale.ROOT, " %s: %.3f @ %.3f |", weight, verdict[0], verdict[1]));
				if (!arguments[4].equals("-")) {
					ImageFiles.write(new ImagePlus("", ImageConversion.toImagePlus("", result).getProcessor()), Path.of(arguments[4],
						name(arguments[i]) + "-" + name(arguments[i + 1]) + "-" + size + "-" + weight + ".png"));
				}
			}
			System.out.println(row);
		}
		System.exit(0);
	}

	private static double[] verdict(final NetworkWeights judge, final RgbImage result, final RgbImage content,
		final RgbImage style)
	{
		try (FeatureNetwork network = new FeatureNetwork(judge, Pooling.MAX, Precision.FLOAT32);
				NDManager manager = network.manager().newSubManager())
		{
			final NDArray x = network.upload(manager, result);
			final NDArray c = network.resize(network.upload(manager, content), result.width(), result.height());
			final double scale = result.longSide() / (double) style.longSide();
			final NDArray s = network.resize(network.upload(manager, style), (int) Math.round(style.width() * scale), (int) Math
				.round(style.height() * scale));
			final Map<Layer, NDArray> target = grams(network, s);
			return new double[] { styleDistance(grams(network, x), target) / styleDistance(grams(network, c), target),
				relative(network.features(x, List.of(CONTENT)).get(CONTENT), network.features(c, List.of(CONTENT)).get(
					CONTENT)) };
		}
	}

	private static Map<Layer, NDArray> grams(final FeatureNetwork network, final NDArray image) {
		return new HashMap<>(network.grams(image, STYLE.stream().map(network.weights()::layer).toList()));
	}

	private static double styleDistance(final Map<Layer, NDArray> grams, final Map<Layer, NDArray> target) {
		final List<Double> distances = new ArrayList<>();
		target.forEach((layer, gram) -> distances.add(relative(grams.get(layer), gram)));
		return distances.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
	}

	private static double relative(final NDArray a, final NDArray b) {
		return a.sub(b).square().sum().getFloat() / b.square().sum().getFloat();
	}

	private static NetworkWeights mirrored(final NetworkWeights w) {
		return new NetworkWeights(w.name(), w.sha256(), w.topology(), w.convolutions(), Padding.REFLECT, w.pooling(), w
			.inputMean());
	}

	private static RgbImage image(final String file) throws IOException {
		return ImageConversion.toRgb(ImageFiles.read(Path.of(file)));
	}

	private static String name(final String file) {
		return Path.of(file).getFileName().toString().replaceFirst("\\.\\w+$", "");
	}
}
