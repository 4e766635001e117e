package fiji.plugin.neuralstyle.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.network.Convolution;
import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.weights.format.NumberFormat;

/** Learning from a few small pictures. */
class NetworkLearnerTest {

	private static final LearningSettings SMALL = LearningSettings.DEFAULTS.withWidths(List.of(8, 8, 12, 16, 16))
		.withSamples(12, 64, 4000);

	@TempDir
	Path folder;

	@BeforeEach
	void makePictures() throws IOException {
		for (int i = 0; i < 3; i++) {
			ImageIO.write(picture(i), "png", folder.resolve("picture" + i + ".png").toFile());
		}
	}

	@Test
	void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
		final byte[] first = bytes(learn(SMALL), "first");
		assertArrayEquals(first, bytes(learn(SMALL), "again"));
		assertFalse(Arrays.equals(first, bytes(learn(SMALL.withSeed(99)), "other")));
	}

	@Test
	void filtersComeInSignPairsAndEveryLayerIsThere() throws IOException {
		final NetworkWeights network = learn(SMALL);
		assertEquals(16, network.convolutions().size());
		for (final Convolution convolution : network.convolutions()) {
			final int half = convolution.kernel().length / 2;
			for (int i = 0; i < half; i++) {
				final float a = convolution.kernel()[i];
				assertEquals(-a, convolution.kernel()[half + i], 1e-5 * Math.max(1, Math.abs(a)));
			}
		}
	}

	@Test
	void channelsOfALayerAreEquallyStrongOnThePictures() throws IOException {
		final NetworkWeights network = learn(SMALL.withSamples(24, 64, 20000));
		try (FeatureNetwork features = new FeatureNetwork(network, network.pooling(), Precision.FLOAT32);
				NDManager manager = features.manager().newSubManager())
		{
			final Layer layer = network.layer("conv1_1");
			final double[] squares = new double[network.channels(layer)];
			for (int i = 0; i < 3; i++) {
				final NDArray image = features.upload(manager, RgbOf.image(picture(i)));
				final float[] map = features.features(image, List.of(layer)).get(layer).toFloatArray();
				for (int c = 0; c < squares.length; c++) {
					for (int p = 0; p < map.length / squares.length; p++) {
						squares[c] += Math.pow(map[c * (map.length / squares.length) + p], 2);
					}
				}
			}
			final double largest = Arrays.stream(squares).max().orElseThrow();
			final double smallest = Arrays.stream(squares).min().orElseThrow();
			// Whole pictures against sampled pieces at three scales: alike, not the same.
			assertTrue(smallest > largest / 10, () -> Arrays.toString(squares));
		}
	}

	@Test
	void cancelStopsIt() {
		assertThrows(CancellationException.class, () -> new NetworkLearner(SMALL).learn(folder, "test",
			new LearningListener() {

				@Override
				public void progress(final String what, final double fraction) {}

				@Override
				public boolean isCancelled() {
					return true;
				}
			}));
	}

	@Test
	void damagedAndSmallPicturesAreSkippedAndToldOf() throws IOException {
		Files.write(folder.resolve("damaged.png"), new byte[] { (byte) 0x89, 'P', 'N', 'G', 1, 2, 3 });
		ImageIO.write(new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB), "png", folder.resolve("small.png").toFile());
		final List<String> skipped = new ArrayList<>();
		new NetworkLearner(SMALL).learn(folder, "test", new LearningListener() {

			@Override
			public void progress(final String what, final double fraction) {}

			@Override
			public void skipped(final Path picture) {
				skipped.add(picture.getFileName().toString());
			}
		});
		assertEquals(List.of("damaged.png", "small.png"), skipped);
	}

	@Test
	void aFolderWithoutPicturesIsRefusedInWords(@TempDir final Path empty) {
		final String message = assertThrows(IOException.class, () -> new NetworkLearner(SMALL).learn(empty, "test",
			LearningListener.NONE)).getMessage();
		assertTrue(message.contains(empty.toString()), message);
	}

	private NetworkWeights learn(final LearningSettings settings) throws IOException {
		return new NetworkLearner(settings).learn(folder, "test", LearningListener.NONE);
	}

	private byte[] bytes(final NetworkWeights network, final String name) throws IOException {
		final Path file = folder.resolve(name + ".safetensors");
		VggFile.write(network, NumberFormat.F16, Map.of(), file);
		return Files.readAllBytes(file);
	}

	/** Smooth colourful waves with some grain, so that no component is without variance. */
	private static BufferedImage picture(final int seed) {
		final Random random = new Random(seed);
		final BufferedImage image = new BufferedImage(200, 160, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < image.getHeight(); y++) {
			for (int x = 0; x < image.getWidth(); x++) {
				int rgb = 0;
				for (int c = 0; c < 3; c++) {
					final double wave = Math.sin((0.05 + 0.1 * c) * x + 0.3 * seed) * Math.cos(0.07 * y * (c + 1) + seed);
					rgb = rgb << 8 | Math.min(255, Math.max(0, (int) (128 + 80 * wave + 15 * random.nextGaussian())));
				}
				image.setRGB(x, y, rgb);
			}
		}
		return image;
	}

	/** A picture as the network takes it. */
	private static final class RgbOf {

		static RgbImage image(final BufferedImage picture) {
			final int count = picture.getWidth() * picture.getHeight();
			final float[] planes = new float[3 * count];
			for (int i = 0; i < count; i++) {
				final int rgb = picture.getRGB(i % picture.getWidth(), i / picture.getWidth());
				for (int c = 0; c < 3; c++) {
					planes[c * count + i] = (rgb >> 16 - 8 * c & 255) / 255f;
				}
			}
			return new RgbImage(picture.getWidth(), picture.getHeight(), planes);
		}
	}
}
