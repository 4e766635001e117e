package fiji.plugin.neuralstyle.motion;

import java.util.List;
import java.util.Random;

import fiji.plugin.neuralstyle.image.Planes;
import fiji.plugin.neuralstyle.network.RgbImage;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

/**
 * A sequence whose motion is known: a window wanders over a background, and a disc over the window.
 *
 * @param background larger than the window by what this wanders
 * @param object what is on the disc; its diameter is the shorter side
 * @param width of the window
 * @param height of the window
 * @param pan how far the window wanders to the right and down from picture to picture
 * @param start of the disc's centre in the window
 * @param step how far the disc moves in the window from picture to picture
 */
public record MovingScene(RgbImage background, RgbImage object, int width, int height, Vector pan, Vector start,
	Vector step)
{

	/** Pixels at an edge of the disc belong to both; those so near to it are not asked about. */
	private static final double EDGE = 2;

	/** In pixels. */
	public record Vector(double x, double y) {}

	/** Waves of many lengths and directions in each colour, of any size. */
	public static RgbImage texture(final int width, final int height, final long seed) {
		final Random random = new Random(seed);
		final float[] planes = new float[RgbImage.CHANNELS * width * height];
		for (int wave = 0; wave < 16 * RgbImage.CHANNELS; wave++) {
			final double length = 8 * Math.pow(6, random.nextDouble());
			final double angle = 2 * Math.PI * random.nextDouble();
			final double phase = 2 * Math.PI * random.nextDouble();
			final int offset = wave % RgbImage.CHANNELS * width * height;
			for (int i = 0; i < width * height; i++) {
				final double along = i % width * Math.cos(angle) + i / width * Math.sin(angle);
				planes[offset + i] += (float) (0.08 * Math.sin(2 * Math.PI * along / length + phase));
			}
		}
		for (int i = 0; i < planes.length; i++) {
			planes[i] = Math.min(1, Math.max(0, planes[i] + 0.5f));
		}
		return new RgbImage(width, height, planes);
	}

	/** A picture of the sequence. */
	public RgbImage picture(final int time) {
		final float[] planes = new float[RgbImage.CHANNELS * width * height];
		for (int c = 0; c < RgbImage.CHANNELS; c++) {
			final ImageProcessor far = plane(background, c);
			final ImageProcessor near = plane(object, c);
			for (int i = 0; i < width * height; i++) {
				final double x = i % width;
				final double y = i / width;
				final double share = Math.min(1, Math.max(0, radius() + 0.5 - distance(x, y, time)));
				final double behind = far.getInterpolatedPixel(x + pan.x * time, y + pan.y * time);
				final double before = near.getInterpolatedPixel(x - centreX(time) + object.width() / 2.0, y - centreY(time) + object
					.height() / 2.0);
				planes[c * width * height + i] = (float) (share * before + (1 - share) * behind);
			}
		}
		return new RgbImage(width, height, planes);
	}

	/** Where the pixels of a picture are in the one before. */
	public Flow back(final int time) {
		final float[] dx = new float[width * height];
		final float[] dy = new float[width * height];
		for (int i = 0; i < width * height; i++) {
			final boolean onDisc = isOnDisc(i % width, i / width, time);
			dx[i] = (float) (onDisc ? -step.x : pan.x);
			dy[i] = (float) (onDisc ? -step.y : pan.y);
		}
		return new Flow(width, height, dx, dy);
	}

	/** Whether a pixel of a picture, away from edges, is in the one before as well. */
	public boolean isSeenBefore(final int time, final int x, final int y) {
		final boolean onDisc = isOnDisc(x, y, time);
		final double thereX = x + (onDisc ? -step.x : pan.x);
		final double thereY = y + (onDisc ? -step.y : pan.y);
		if (thereX < 0 || thereY < 0 || thereX > width - 1 || thereY > height - 1) return false;
		final double now = distance(x, y, time) - radius();
		final double before = distance(thereX, thereY, time - 1) - radius();
		return Math.min(Math.abs(now), Math.abs(before)) > EDGE && now < 0 == before < 0;
	}

	/** Whether a pixel of the background, away from edges, was covered by the disc or outside the window before. */
	boolean isUncovered(final int time, final int x, final int y) {
		if (distance(x, y, time) - radius() < EDGE) return false;
		final double thereX = x + pan.x;
		final double thereY = y + pan.y;
		final boolean outside = thereX < -1 || thereY < -1 || thereX > width || thereY > height;
		return outside || distance(thereX, thereY, time - 1) - radius() < -EDGE;
	}

	/**
	 * How far painted pictures are from moving along with what they show: the mean absolute difference between each and
	 * the one before moved as the scene has, where both show the same; 1 is from black to white.
	 */
	public double warpedDifference(final List<RgbImage> painted) {
		double sum = 0;
		long values = 0;
		for (int time = 1; time < painted.size(); time++) {
			final float[] moved = back(time).warp(painted.get(time - 1)).planes();
			final float[] now = painted.get(time).planes();
			for (int i = 0; i < now.length; i++) {
				final int pixel = i % (width * height);
				if (!isSeenBefore(time, pixel % width, pixel / width)) continue;
				sum += Math.abs(now[i] - moved[i]);
				values++;
			}
		}
		return sum / values;
	}

	private double radius() {
		return object.shortSide() / 2.0 - 1;
	}

	private boolean isOnDisc(final double x, final double y, final int time) {
		return distance(x, y, time) <= radius();
	}

	private double distance(final double x, final double y, final int time) {
		return Math.hypot(x - centreX(time), y - centreY(time));
	}

	private double centreX(final int time) {
		return start.x + step.x * time;
	}

	private double centreY(final int time) {
		return start.y + step.y * time;
	}

	private static FloatProcessor plane(final RgbImage image, final int channel) {
		final FloatProcessor plane = Planes.plane(image, channel);
		plane.setInterpolationMethod(ImageProcessor.BICUBIC);
		return plane;
	}
}
