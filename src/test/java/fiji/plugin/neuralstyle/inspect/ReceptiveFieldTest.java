package fiji.plugin.neuralstyle.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Point;
import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Padding;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.RgbImage;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;

class ReceptiveFieldTest {

	@ParameterizedTest
	@CsvSource({ "relu1_1, 3", "relu2_1, 10", "relu3_1, 24", "relu4_1, 68", "relu5_1, 156" })
	void sizesAreThePublishedOnes(final String layer, final int size) {
		final NetworkWeights network = FormulaNetwork.weights();

		assertEquals(size, ReceptiveField.of(network, network.layer(layer)).size());
	}

	/**
	 * Pixels are changed one at a time, along a row and a column through the value's centre. Average pooling
	 * lets every change through; a ReLU may swallow one, so it is made both up and down, far beyond [0, 1].
	 */
	@ParameterizedTest
	@CsvSource({ "conv1_1", "conv1_2", "pool1", "conv2_1", "conv2_2", "conv3_1" })
	void pixelsWithinChangeTheValueAndPixelsBeyondDoNot(final String name) {
		final NetworkWeights network = Formula.network(Padding.ZERO, Pooling.AVERAGE);
		final Layer layer = network.layer(name);
		final int side = 56;
		final int units = side / layer.stride();
		final int column = units / 2;
		final Rectangle seen = ReceptiveField.of(network, layer).at(column, column);
		assertTrue(new Rectangle(1, 1, side - 2, side - 2).contains(seen), "the test needs pixels beyond " + seen);
		try (NetworkView view = new NetworkView(network)) {
			final Values values = new Values(view, layer, side, column);
			for (int pixel = seen.x - 1; pixel <= seen.x + seen.width; pixel++) {
				final boolean within = pixel >= seen.x && pixel < seen.x + seen.width;
				final int centre = seen.x + seen.width / 2;
				assertEquals(within, values.changeWith(pixel, centre), name + " column " + pixel);
				assertEquals(within, values.changeWith(centre, pixel), name + " row " + pixel);
			}
		}
	}

	/**
	 * Deep fields are larger than small images: one pixel in the middle of each border is tried, and the one beyond
	 * it, in images that are just large enough. What comes through from a border passes every kernel's border, and
	 * ReLUs swallow some of it: changes are large, and both up and down.
	 */
	@ParameterizedTest
	@CsvSource({ "relu4_1, 112", "relu5_1, 240" })
	void singlePixelsAtTheBordersOfDeepFieldsChangeTheValueAndThoseBeyondDoNot(final String name, final int side) {
		final NetworkWeights network = Formula.network(Padding.ZERO, Pooling.AVERAGE);
		final Layer layer = network.layer(name);
		final int column = side / layer.stride() / 2;
		final Rectangle seen = ReceptiveField.of(network, layer).at(column, column);
		final Point centre = new Point(seen.x + seen.width / 2, seen.y + seen.height / 2);
		assertTrue(new Rectangle(1, 1, side - 2, side - 2).contains(seen), "the test needs pixels beyond " + seen);
		try (NetworkView view = new NetworkView(network)) {
			final Values values = new Values(view, layer, side, column);
			for (final int x : new int[] { seen.x, seen.x + seen.width - 1 }) {
				assertTrue(values.changeWith(x, centre.y), "column " + x + ", within");
			}
			for (final int y : new int[] { seen.y, seen.y + seen.height - 1 }) {
				assertTrue(values.changeWith(centre.x, y), "row " + y + ", within");
			}
			for (final int x : new int[] { seen.x - 1, seen.x + seen.width }) {
				assertFalse(values.changeWith(x, centre.y), "column " + x + ", beyond");
			}
			for (final int y : new int[] { seen.y - 1, seen.y + seen.height }) {
				assertFalse(values.changeWith(centre.x, y), "row " + y + ", beyond");
			}
		}
	}

	@Test
	void squaresAreDrawnOverThePointInPlaceOfTheLastOnesAndOtherOverlaysStay() {
		final NetworkWeights network = FormulaNetwork.weights();
		final ImagePlus image = Samples.content(63, 40);
		final Roi other = new Roi(1, 2, 3, 4);
		image.setOverlay(new Overlay(other));
		final ReceptiveFieldOverlay fields = new ReceptiveFieldOverlay(network, List.of(network.layer("relu1_1"), network
			.layer("relu5_1")));

		fields.draw(image, List.of(new Point(9, 9), new Point(20, 20)));
		fields.draw(image, List.of(new Point(62, 7)));

		final Overlay overlay = image.getOverlay();
		assertEquals(3, overlay.size());
		assertEquals(other.getBounds(), overlay.get(0).getBounds());
		assertEquals(new Rectangle(61, 6, 3, 3), overlay.get(1).getBounds());
		// Three whole values of relu5_1 in 63 pixels: the last begins at 32.
		assertEquals(new Rectangle(32 - 70, -70, 156, 156), overlay.get(2).getBounds());
		assertEquals("receptive field of relu5_1", overlay.get(2).getName());
	}

	/** All channels' values of a layer at one place on the diagonal, while one pixel of an image is changed. */
	private record Values(NetworkView view, Layer layer, int side, int column) {

		private static final float[] CHANGES = { 5, -5, 1000, -1000, 100_000, -100_000 };

		boolean changeWith(final int x, final int y) {
			final RgbImage image = FormulaNetwork.image(0, side, side);
			final float[] before = of(image);
			for (final float change : CHANGES) {
				final float[] planes = image.planes().clone();
				planes[y * side + x] += change;
				if (!Arrays.equals(before, of(new RgbImage(side, side, planes)))) return true;
			}
			return false;
		}

		private float[] of(final RgbImage image) {
			final float[] all = view.features(image, List.of(layer)).get(layer);
			final int width = side / layer.stride();
			final float[] values = new float[all.length / (width * width)];
			for (int channel = 0; channel < values.length; channel++) {
				values[channel] = all[(channel * width + column) * width + column];
			}
			return values;
		}
	}
}
