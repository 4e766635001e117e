package fiji.plugin.neuralstyle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.image.ResultImage;
import fiji.plugin.neuralstyle.image.Slices;
import fiji.plugin.neuralstyle.motion.MovingScene;
import fiji.plugin.neuralstyle.motion.MovingScene.Vector;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import fiji.plugin.neuralstyle.transfer.StoppingSettings;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import fiji.plugin.neuralstyle.weights.Networks;
import ij.ImagePlus;
import ij.ImageStack;

/** Stacks in which things move. */
class MotionTest {

	private static final int WIDTH = 96;
	private static final int HEIGHT = 80;
	private static final int PICTURES = 4;
	private static final ImageSettings ALL = ImageSettings.DEFAULTS.withSlices(Slices.ALL);
	private static final MovingScene SCENE = new MovingScene(MovingScene.texture(130, 110, 1), MovingScene.texture(34, 34, 2),
		WIDTH, HEIGHT, new Vector(5.3, 3.6), new Vector(30, 40), new Vector(7.2, -2.4));

	@Test
	void withFlowPaintMovesAlongWithWhatItShows() throws IOException {
		final double alone = SCENE.warpedDifference(painted(SCENE::picture, ALL.withTemporalWeight(0)));
		final double none = SCENE.warpedDifference(painted(SCENE::picture, ALL.withMotion(Motion.NONE)));
		final double flow = SCENE.warpedDifference(painted(SCENE::picture, ALL.withMotion(Motion.FLOW)));
		final String all = "alone " + alone + ", none " + none + ", flow " + flow;
		assertTrue(flow < 0.5 * none, all);
		assertTrue(flow < 0.5 * alone, all);
	}

	@Test
	void theResultSaysHowMotionWasTaken() throws IOException {
		final ImagePlus result = run(SCENE::picture, ALL.withMotion(Motion.FLOW), 1);
		assertEquals("flow", ResultImage.info(result).get("motion"));
	}

	@Test
	void withFlowASingleSliceIsAsWithout() throws IOException {
		final ImageSettings first = ALL.withSlices(Slices.parse("1"));
		assertArrayEquals((int[]) run(SCENE::picture, first.withMotion(Motion.NONE), 3).getProcessor().getPixels(), (int[]) run(
			SCENE::picture, first.withMotion(Motion.FLOW), 3).getProcessor().getPixels());
	}

	private static List<RgbImage> painted(final IntFunction<RgbImage> pictures, final ImageSettings images) throws IOException {
		final ImageStack stack = run(pictures, images, 20).getStack();
		final List<RgbImage> painted = new ArrayList<>();
		for (int n = 1; n <= stack.size(); n++) {
			painted.add(ImageConversion.toRgb(new ImagePlus("", stack.getProcessor(n))));
		}
		return painted;
	}

	private static ImagePlus run(final IntFunction<RgbImage> pictures, final ImageSettings images, final int iterations)
		throws IOException
	{
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		for (int time = 0; time < PICTURES; time++) {
			stack.addSlice(ImageConversion.toImagePlus("", pictures.apply(time)).getProcessor());
		}
		final TransferSettings settings = TransferSettings.DEFAULTS.withStopping(new StoppingSettings(iterations, 0, 0))
			.withPyramid(new PyramidSettings(0, 2, 2)).withComputation(Optional.empty(), Optional.of(Precision.FLOAT32));
		return new StyleTransferJob(new ImagePlus("moving.tif", stack), Samples.style(80, 80), Optional.empty(),
			Networks.BUILT_IN, images, settings).run(TransferListener.NONE).image();
	}
}
