package fiji.plugin.neuralstyle.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** Images without edges: it must not matter where the endless picture is cut into tiles. */
class EndlessImageTest {

	private static final int WIDTH = 144;
	private static final int HEIGHT = 112;
	private static final List<String> CONTENT = List.of("conv2_1", "relu4_2");
	private static final List<String> STYLE = List.of("relu1_1", "relu3_1", "relu5_1");

	@ParameterizedTest
	@EnumSource(Pooling.class)
	void aShiftAroundTheEdgesShiftsTheGradientAndKeepsTheLosses(final Pooling pooling) {
		final Found here = evaluate(pooling, Tiling.NONE, Padding.CIRCULAR, WIDTH, HEIGHT, 0, 0);
		final Found there = evaluate(pooling, Tiling.NONE, Padding.CIRCULAR, WIDTH, HEIGHT, 16, 48);

		for (int i = 0; i < here.losses().length; i++) {
			assertEquals(here.losses()[i], there.losses()[i], 1e-5 * here.losses()[i], "loss " + i);
		}
		assertEquals(0, distance(shifted(here.gradient(), 16, 48), there.gradient()), 1e-4);
	}

	/** Without it nothing above would be shown. */
	@Test
	void withEdgesAShiftChangesTheGradient() {
		final Found here = evaluate(Pooling.MAX, Tiling.NONE, Padding.ZERO, WIDTH, HEIGHT, 0, 0);
		final Found there = evaluate(Pooling.MAX, Tiling.NONE, Padding.ZERO, WIDTH, HEIGHT, 16, 48);

		assertTrue(distance(shifted(here.gradient(), 16, 48), there.gradient()) > 0.05);
	}

	@ParameterizedTest
	@CsvSource({ "416, 384, 256", "832, 64, 216", "64, 832, 216" })
	void tilesReachAroundTheEdges(final int width, final int height, final int tileSide) {
		final AtomicInteger tiles = new AtomicInteger();
		final MemoryEstimate estimate = MemoryEstimate.of(FormulaNetwork.weights().withPadding(Padding.CIRCULAR), List.of(
			FormulaNetwork.weights().layer("relu5_1")), Pooling.MAX, Precision.FLOAT32);
		final Tiling tiling = new Tiling(estimate.bytes((long) tileSide * tileSide), () -> tiles.incrementAndGet() < 0);

		final Found whole = evaluate(Pooling.MAX, Tiling.NONE, Padding.CIRCULAR, width, height, 0, 0);
		final Found tiled = evaluate(Pooling.MAX, tiling, Padding.CIRCULAR, width, height, 0, 0);

		assertTrue(tiles.get() > 4, () -> tiles + " tiles");
		for (int i = 0; i < whole.losses().length; i++) {
			assertEquals(whole.losses()[i], tiled.losses()[i], 1e-5 * whole.losses()[i], "loss " + i);
		}
		assertEquals(0, distance(whole.gradient(), tiled.gradient()), 1e-4);
	}

	@ParameterizedTest
	@CsvSource({ "64, 64, 128, 128", "64, 48, 112, 96", "128, 64, 64, 32", "112, 96, 100, 90", "37, 41, 64, 50" })
	void scalingSeesNoEdgeEither(final int width, final int height, final int newWidth, final int newHeight) {
		final RgbImage image = FormulaNetwork.image(0.4, width, height);
		final RgbImage twice = repeated(image, 3);

		final RgbImage scaled = Resizing.withoutEdges(image, newWidth, newHeight);

		final RgbImage expected = Resizing.of(twice, 3 * newWidth, 3 * newHeight);
		double most = 0;
		for (int c = 0; c < RgbImage.CHANNELS; c++) {
			for (int y = 0; y < newHeight; y++) {
				for (int x = 0; x < newWidth; x++) {
					most = Math.max(most, Math.abs(scaled.channel(c)[y * newWidth + x] - expected.channel(c)[(newHeight + y) * 3 *
						newWidth + newWidth + x]));
				}
			}
		}
		assertEquals(0, most, 1e-4);
	}

	private record Found(double[] losses, float[][] gradient) {}

	private static Found evaluate(final Pooling pooling, final Tiling tiling, final Padding padding, final int width,
		final int height, final int down, final int right)
	{
		try (FeatureNetwork network = new FeatureNetwork(FormulaNetwork.weights(), pooling, Precision.FLOAT32, tiling);
				NDManager scope = network.manager().newSubManager())
		{
			final FeatureNetwork canvas = padding == Padding.CIRCULAR ? network.withoutEdges() : network;
			final List<LossTerm> terms = new ArrayList<>();
			final NDArray content = network.upload(scope, shifted(FormulaNetwork.image(0, width, height), down, right));
			final NDArray style = network.upload(scope, FormulaNetwork.image(2, 90, 70)).mul(0.4f);
			canvas.features(content, layers(CONTENT)).forEach((layer, map) -> terms.add(new LossTerm(layer,
				LossTerm.Kind.CONTENT, map, 2)));
			network.grams(style, layers(STYLE)).forEach((layer, gram) -> terms.add(new LossTerm(layer, LossTerm.Kind.STYLE, gram,
				50)));
			try (LossFunction function = canvas.lossFunction(terms, 0.7, width, height)) {
				final LossFunction.Value value = function.evaluate(network.upload(scope, shifted(FormulaNetwork.image(0.9, width,
					height), down, right)));
				return new Found(value.losses(), rows(value.gradient().toFloatArray(), width));
			}
		}
	}

	private static List<Layer> layers(final List<String> names) {
		return names.stream().map(FormulaNetwork.weights()::layer).toList();
	}

	/** Rows of all planes. */
	private static float[][] rows(final float[] planes, final int width) {
		final float[][] rows = new float[planes.length / width][width];
		for (int i = 0; i < planes.length; i++) {
			rows[i / width][i % width] = planes[i];
		}
		return rows;
	}

	private static RgbImage shifted(final RgbImage image, final int down, final int right) {
		final float[][] rows = shifted(rows(image.planes(), image.width()), down, right);
		final float[] planes = new float[image.planes().length];
		for (int i = 0; i < planes.length; i++) {
			planes[i] = rows[i / image.width()][i % image.width()];
		}
		return new RgbImage(image.width(), image.height(), planes);
	}

	private static float[][] shifted(final float[][] rows, final int down, final int right) {
		final int height = rows.length / RgbImage.CHANNELS;
		final int width = rows[0].length;
		final float[][] moved = new float[rows.length][width];
		for (int i = 0; i < rows.length; i++) {
			final int plane = i / height * height;
			for (int x = 0; x < width; x++) {
				moved[plane + (i - plane + down) % height][(x + right) % width] = rows[i][x];
			}
		}
		return moved;
	}

	private static RgbImage repeated(final RgbImage image, final int times) {
		final int width = times * image.width();
		final int height = times * image.height();
		final float[][] channels = RgbImage.newChannels(width, height);
		for (int c = 0; c < channels.length; c++) {
			for (int i = 0; i < channels[c].length; i++) {
				channels[c][i] = image.channel(c)[i / width % image.height() * image.width() + i % width % image.width()];
			}
		}
		return new RgbImage(width, height, channels);
	}

	private static double distance(final float[][] a, final float[][] b) {
		double difference = 0;
		double size = 0;
		for (int i = 0; i < a.length; i++) {
			for (int x = 0; x < a[i].length; x++) {
				difference += Math.pow(a[i][x] - b[i][x], 2);
				size += Math.pow(a[i][x], 2);
			}
		}
		return Math.sqrt(difference / size);
	}
}
