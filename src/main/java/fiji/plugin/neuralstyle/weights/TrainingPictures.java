package fiji.plugin.neuralstyle.weights;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

import fiji.plugin.neuralstyle.network.RgbImage;

/**
 * Square pieces of the pictures in a folder, at several scales. Files are taken in the order of their
 * names, so the same folder and seed give the same pieces.
 */
final class TrainingPictures {

	/** A picture is shrunk so that its shorter side is this many crop sides, in turn. */
	private static final double[] SCALES = { 4, 2, 1.25 };

	private final List<Path> files;

	private TrainingPictures(final List<Path> files) {
		this.files = files;
	}

	/** @throws IOException if the folder is missing or holds no PNG or JPEG file */
	static TrainingPictures in(final Path folder) throws IOException {
		final List<Path> files = new PictureFolder(folder).files();
		if (files.isEmpty()) {
			throw new IOException("The folder " + folder + " holds no PNG or JPEG file. Name a folder with pictures.");
		}
		return new TrainingPictures(files);
	}

	/**
	 * Cuts pieces, the same number from each picture and scale as far as it goes.
	 *
	 * @return {@code crops * 3 * size * size} values in [0, 1]
	 * @throws IOException if no picture is readable and large enough
	 */
	float[] crops(final int crops, final int size, final long seed, final LearningListener listener) throws IOException {
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] all = new float[Math.multiplyExact(crops, RgbImage.CHANNELS * size * size)];
		int made = 0;
		for (int round = 0; made < crops; round++) {
			final int before = made;
			for (int i = 0; i < files.size() && made < crops; i++) {
				listener.progress("cutting pieces of " + files.get(i).getFileName(), (double) made / crops);
				if (listener.isCancelled()) throw new CancellationException("Learning was cancelled.");
				final Optional<BufferedImage> picture = usable(files.get(i), size);
				if (picture.isEmpty()) {
					if (round == 0) listener.skipped(files.get(i));
					continue;
				}
				if (round == 0) listener.used(files.get(i));
				for (int scale = 0; scale < SCALES.length && made < crops; scale++) {
					cut(scaled(picture.get(), SCALES[scale] * size), size, random, all, made++);
				}
			}
			if (made == before) {
				throw new IOException("No picture in the folder is readable and at least " + size + " pixels a side.");
			}
		}
		return all;
	}

	private static Optional<BufferedImage> usable(final Path file, final int size) {
		try {
			return Optional.of(PictureReader.read(file)).filter(picture -> Math.min(picture.getWidth(), picture
				.getHeight()) >= size);
		}
		catch (IOException e) {
			// One bad picture among many is told to the listener as skipped.
			return Optional.empty();
		}
	}

	/** Shrunk by halves and then the rest, which is smooth; never enlarged. */
	private static BufferedImage scaled(final BufferedImage picture, final double shortSide) {
		BufferedImage image = picture;
		double scale = Math.min(1, shortSide / Math.min(picture.getWidth(), picture.getHeight()));
		while (scale < 1) {
			final double step = Math.max(0.5, scale);
			final int width = (int) Math.round(image.getWidth() * step);
			final int height = (int) Math.round(image.getHeight() * step);
			final BufferedImage smaller = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
			final Graphics2D graphics = smaller.createGraphics();
			graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
			graphics.drawImage(image, 0, 0, width, height, null);
			graphics.dispose();
			image = smaller;
			scale = step > scale ? scale / step : 1;
		}
		return image;
	}

	private static void cut(final BufferedImage image, final int size, final SplittableRandom random, final float[] to,
		final int index)
	{
		final int left = random.nextInt(image.getWidth() - size + 1);
		final int top = random.nextInt(image.getHeight() - size + 1);
		final int[] pixels = image.getRGB(left, top, size, size, null, 0, size);
		final int plane = size * size;
		final int start = index * RgbImage.CHANNELS * plane;
		for (int i = 0; i < plane; i++) {
			to[start + i] = (pixels[i] >> 16 & 255) / 255f;
			to[start + plane + i] = (pixels[i] >> 8 & 255) / 255f;
			to[start + 2 * plane + i] = (pixels[i] & 255) / 255f;
		}
	}
}
