package fiji.plugin.neuralstyle.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.image.ResultImage;
import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.Layer;
import ij.ImagePlus;

class GramImagesTest {

	/** Style losses of the fixture network between these two images, computed by an independent program in float64. */
	private static final List<Double> LOSSES_OF_32_PIXELS = List.of(0.0011616016218807398, 0.003319436595996281,
		0.005190328534273924, 0.00033485857637296896, 9.671112003334519e-05);
	private static final List<String> LAYERS = List.of("relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1");

	private final ImagePlus target = image("target", 0.9);
	private final ImagePlus style = image("style", 2);
	private NetworkView view;

	@BeforeEach
	void load() {
		view = new NetworkView(FormulaNetwork.weights());
	}

	@AfterEach
	void close() {
		view.close();
	}

	@Test
	void styleLossesAreThoseOfAnIndependentProgram() {
		for (int i = 0; i < LAYERS.size(); i++) {
			final Layer layer = view.weights().layer(LAYERS.get(i));
			final GramMatrix of = view.grams(FormulaNetwork.image(0.9, 32, 32), List.of(layer)).get(layer);
			final GramMatrix to = view.grams(FormulaNetwork.image(2, 32, 32), List.of(layer)).get(layer);

			assertEquals(LOSSES_OF_32_PIXELS.get(i), of.styleLoss(to), 1e-4 * LOSSES_OF_32_PIXELS.get(i), layer.name());
		}
	}

	@Test
	void thePictureHasTheMatrixInTheOrderOfTheClusters() {
		final Layer layer = view.weights().layer("relu3_1");
		final GramMatrix gram = view.grams(ImageConversion.toRgb(target), List.of(layer)).get(layer);

		final ImagePlus picture = new GramImages(view, layer, ChannelOrder.CLUSTERED).of(target);

		assertEquals(12, picture.getWidth());
		assertEquals(12, picture.getHeight());
		assertEquals(32, picture.getBitDepth());
		assertTrue(picture.getDisplayRangeMin() == 0 && picture.getDisplayRangeMax() > 0);
		final String[] channels = ResultImage.info(picture).get("channels").split(",");
		assertEquals(12, new HashSet<>(List.of(channels)).size());
		for (int y = 0; y < 12; y++) {
			for (int x = 0; x < 12; x++) {
				assertEquals(gram.get(Integer.parseInt(channels[y]) - 1, Integer.parseInt(channels[x]) - 1), picture
					.getProcessor().getf(x, y));
			}
		}
	}

	@Test
	void theDifferencesSquaresAreTheStyleLoss() {
		final GramImages.Comparison comparison = new GramImages(view, view.weights().layer("relu2_1"), ChannelOrder.CHANNEL)
			.compare(target, style);

		double squares = 0;
		for (int i = 0; i < 64; i++) {
			final float difference = comparison.difference().getProcessor().getf(i);
			assertEquals(comparison.first().getProcessor().getf(i) - comparison.second().getProcessor().getf(i), difference);
			squares += difference * difference;
		}
		assertEquals(squares / 64, comparison.styleLoss(), 1e-9);
		assertEquals(comparison.first().getDisplayRangeMax(), comparison.second().getDisplayRangeMax());
		assertEquals(-comparison.difference().getDisplayRangeMin(), comparison.difference().getDisplayRangeMax());
		assertEquals(Double.toString(comparison.styleLoss()), ResultImage.info(comparison.difference()).get("styleLoss"));
	}

	@Test
	void anImageIsLikeItself() {
		final GramImages.Comparison comparison = new GramImages(view, view.weights().layer("relu4_1"),
			ChannelOrder.CLUSTERED).compare(target, target);

		assertEquals(0, comparison.styleLoss());
		assertEquals(1, comparison.cosine(), 1e-12);
	}

	private static ImagePlus image(final String title, final double phase) {
		return ImageConversion.toImagePlus(title, FormulaNetwork.image(phase, 32, 32));
	}
}
