package fiji.plugin.neuralstyle.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.weights.VggFile;
import fiji.plugin.neuralstyle.weights.format.NumberFormat;

/**
 * What all programs of a comparison read: networks, and pictures as raw numbers, so that nobody's way of
 * resizing counts. In a process of its own, as it loads the engine. Arguments: folder, content and style files, sizes.
 */
public final class Materials {

	private final Path folder;

	Materials(final Path folder) {
		this.folder = folder;
	}

	/** A network with random weights; divisor 1 is the full width, 4 a quarter. */
	Path network(final int divisor) {
		return folder.resolve("random-" + divisor + ".safetensors");
	}

	/** The content picture as a square. */
	Path content(final int size) {
		return folder.resolve("content-" + size + ".npy");
	}

	/** The style picture, its longer side of that size. */
	Path style(final int size) {
		return folder.resolve("style-" + size + ".npy");
	}

	/** Where losses are evaluated: the mean of content and style. */
	Path image(final int size) {
		return folder.resolve("image-" + size + ".npy");
	}

	public static void main(final String[] arguments) throws IOException {
		final Materials materials = new Materials(Path.of(arguments[0]));
		for (final int divisor : new int[] { 1, 4 }) {
			final Path file = materials.network(divisor);
			if (!Files.exists(file)) VggFile.write(RandomVgg.weights(divisor), NumberFormat.F32, Map.of(), file);
		}
		final RgbImage content = ImageConversion.toRgb(ImageFiles.read(Path.of(arguments[1])));
		final RgbImage style = ImageConversion.toRgb(ImageFiles.read(Path.of(arguments[2])));
		for (int i = 3; i < arguments.length; i++) {
			materials.write(content, style, Integer.parseInt(arguments[i]));
		}
		System.exit(0);
	}

	private void write(final RgbImage content, final RgbImage style, final int size) throws IOException {
		try (FeatureNetwork network = new FeatureNetwork(RandomVgg.weights(4), Pooling.MAX, Precision.FLOAT32);
				NDManager manager = network.manager().newSubManager())
		{
			final NDArray square = network.resize(network.upload(manager, content), size, size);
			final NDArray uploaded = network.upload(manager, style);
			final double scale = size / (double) style.longSide();
			NumpyFile.write(FeatureNetwork.download(square), content(size));
			NumpyFile.write(FeatureNetwork.download(network.resize(uploaded, (int) Math.round(style.width() * scale), (int) Math
				.round(style.height() * scale))), style(size));
			final NDArray stretched = network.resize(uploaded, size, size);
			NumpyFile.write(FeatureNetwork.download(square.add(stretched).div(2)), image(size));
		}
	}
}
