package fiji.plugin.neuralstyle.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Point;
import java.awt.Rectangle;
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
			for (int pixel = seen.x - 1; pixel <= seen.x + seen.width; pixel++) {
				final boolean within = pixel >= seen.x && pixel < seen.x + seen.width;
				final int centre = seen.x + seen.width / 2;
				assertEquals(within, changes(view, layer, new Point(pixel, centre), column), name + " column " + pixel);
				assertEquals(within, changes(view, layer, new Point(centre, pixel), column), name + " row " + pixel);
			}
		}
	}

	/** Deep fields are larger than small images: their borders alone are tried, in images that are just large enough. */
	@ParameterizedTest
	@CsvSource({ "conv4_1, 112", "conv5_1, 240" })
	void bordersOfDeepFieldsAreWhereChangesEnd(final String name, final int side) {
		final NetworkWeights network = Formula.network(Padding.ZERO, Pooling.AVERAGE);
		final Layer layer = network.layer(name);
		final int column = side / layer.stride() / 2;
		final Rectangle seen = ReceptiveField.of(network, layer).at(column, column);
		try (NetworkView view = new NetworkView(network)) {
			assertFalse(anyChanges(view, layer, seen.x - 1, seen, side, column), "left of it");
			assertTrue(anyChanges(view, layer, seen.x, seen, side, column), "its first column");
			assertTrue(anyChanges(view, layer, seen.x + seen.width - 1, seen, side, column), "its last column");
			assertFalse(anyChanges(view, layer, seen.x + seen.width, seen, side, column), "right of it");
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

	private static boolean changes(final NetworkView view, final Layer layer, final Point pixel, final int column) {
		return changes(view, layer, pixel, 56, column, 5) || changes(view, layer, pixel, 56, column, -5);
	}

	private static boolean anyChanges(final NetworkView view, final Layer layer, final int x, final Rectangle seen,
		final int side, final int column)
	{
		// A whole column of pixels at once, each a change of its own.
		final RgbImage image = FormulaNetwork.image(0, side, side);
		final float[] planes = image.planes().clone();
		for (int y = seen.y; y < seen.y + seen.height; y++) {
			planes[y * side + x] += y % 3 * 20 - 20;
		}
		return differ(view, layer, image, new RgbImage(side, side, planes), column);
	}

	private static boolean changes(final NetworkView view, final Layer layer, final Point pixel, final int side,
		final int column, final float by)
	{
		final RgbImage image = FormulaNetwork.image(0, side, side);
		final float[] planes = image.planes().clone();
		planes[pixel.y * side + pixel.x] += by;
		return differ(view, layer, image, new RgbImage(side, side, planes), column);
	}

	/** Whether any channel's value at a place on the diagonal differs. */
	private static boolean differ(final NetworkView view, final Layer layer, final RgbImage before, final RgbImage after,
		final int column)
	{
		final float[] valuesBefore = view.features(before, List.of(layer)).get(layer);
		final float[] valuesAfter = view.features(after, List.of(layer)).get(layer);
		final int width = before.width() / layer.stride();
		final int place = column * width + column;
		for (int i = place; i < valuesBefore.length; i += width * width) {
			if (valuesBefore[i] != valuesAfter[i]) return true;
		}
		return false;
	}
}
