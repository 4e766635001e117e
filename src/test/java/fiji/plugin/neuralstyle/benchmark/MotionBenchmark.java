package fiji.plugin.neuralstyle.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import fiji.plugin.neuralstyle.ImageSettings;
import fiji.plugin.neuralstyle.Motion;
import fiji.plugin.neuralstyle.StyleTransferJob;
import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.image.Slices;
import fiji.plugin.neuralstyle.motion.MovingScene;
import fiji.plugin.neuralstyle.motion.MovingScene.Vector;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import ij.ImagePlus;
import ij.ImageStack;

/**
 * How far paint follows what moves, and what stands still but for noise: the mean absolute difference of each painted
 * picture from the one before, moved as the scene has, of 255. Arguments: folder of pictures, side in pixels, number of
 * pictures, network.
 */
final class MotionBenchmark {

	/** Standard deviation of the noise on the scene that stands still. */
	private static final double NOISE = 0.04;

	private final MovingScene scene;
	private final ImageStack content;
	private final ImagePlus style;
	private final String network;

	private MotionBenchmark(final MovingScene scene, final ImageStack content, final ImagePlus style, final String network) {
		this.scene = scene;
		this.content = content;
		this.style = style;
		this.network = network;
	}

	public static void main(final String[] arguments) throws IOException {
		final Path folder = Path.of(arguments[0]);
		final int pictures = Integer.parseInt(arguments[2]);
		final ImagePlus style = ImageFiles.read(folder.resolve("sunflower.png"));
		final MovingScene moving = MovingPictures.scene(folder, Integer.parseInt(arguments[1]));
		final MovingScene still = new MovingScene(moving.background(), moving.object(), moving.width(), moving.height(),
			new Vector(0, 0), moving.start(), new Vector(0, 0));
		new MotionBenchmark(moving, MovingPictures.stack(moving, pictures), style, arguments[3]).report("moving");
		new MotionBenchmark(still, noisy(MovingPictures.stack(still, pictures)), style, arguments[3]).report("still, noisy");
		System.exit(0);
	}

	private void report(final String name) throws IOException {
		final ImageSettings all = ImageSettings.DEFAULTS.withSlices(Slices.ALL);
		final Map<String, ImageSettings> ways = new LinkedHashMap<>();
		ways.put("each alone", all.withTemporalWeight(0));
		ways.put("motion none", all.withMotion(Motion.NONE));
		ways.put("motion flow", all.withMotion(Motion.FLOW));
		System.out.printf(Locale.ROOT, "%s: content %.2f%n", name, 255 * scene.warpedDifference(planes(content)));
		for (final Map.Entry<String, ImageSettings> way : ways.entrySet()) {
			final long start = System.nanoTime();
			final StyleTransferJob.Done done = new StyleTransferJob(new ImagePlus("content.tif", content), style, Optional.empty(),
				network, way.getValue(), TransferSettings.DEFAULTS).run(TransferListener.NONE);
			System.out.printf(Locale.ROOT, "%s: %s %.2f, loss %.4g, %.1f s%n", name, way.getKey(), 255 * scene.warpedDifference(
				planes(done.image().getStack())), done.result().losses().total(), (System.nanoTime() - start) / 1e9);
		}
	}

	private static List<RgbImage> planes(final ImageStack stack) {
		final List<RgbImage> planes = new ArrayList<>();
		for (int n = 1; n <= stack.size(); n++) {
			planes.add(ImageConversion.toRgb(new ImagePlus("", stack.getProcessor(n))));
		}
		return planes;
	}

	private static ImageStack noisy(final ImageStack still) {
		final Random random = new Random(2);
		final ImageStack noisy = new ImageStack(still.getWidth(), still.getHeight());
		planes(still).forEach(picture -> {
			final float[] planes = picture.planes();
			for (int i = 0; i < planes.length; i++) {
				planes[i] += (float) (NOISE * random.nextGaussian());
			}
			noisy.addSlice(ImageConversion.toImagePlus("", picture).getProcessor());
		});
		return noisy;
	}
}
