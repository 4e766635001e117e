package fiji.plugin.neuralstyle.inspect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.RgbImage;

/**
 * Compares images with each other as a network sees them. Styles are compared with all images scaled to one
 * longer side. Content has places, so for it every image is stretched to the first one's scaled size.
 */
public final class StyleSimilarity {

	private static final int SMALLEST_SIDE = ImageConversion.SMALLEST_SIDE;

	private final NetworkView network;
	private final List<Layer> layers;
	private final int size;

	/**
	 * @param network to see with
	 * @param layers each compared for itself
	 * @param size longer side in pixels that images are scaled to, at least 32; 0 to leave each as it is
	 */
	public StyleSimilarity(final NetworkView network, final List<Layer> layers, final int size) {
		if (size != 0 && size < SMALLEST_SIDE) {
			throw new IllegalArgumentException("The size is " + size + "; it must be at least " + SMALLEST_SIDE +
				", or 0 for each image's own.");
		}
		this.network = network;
		this.layers = List.copyOf(layers);
		this.size = size;
	}

	/** Told after each image has been looked at; may throw to end it. */
	public interface Watcher {

		/** @param done how many images have been looked at */
		void looked(int done);
	}

	/**
	 * All pairs, layer by layer.
	 *
	 * @param pictures two or more
	 * @throws IllegalArgumentException if there are fewer, one is too small, or all together are too large for the memory
	 * @throws IOException if one cannot be read
	 */
	public Likenesses compare(final Pictures pictures, final Watcher watcher) throws IOException {
		final List<String> titles = pictures.titles();
		if (titles.size() < 2) {
			throw new IllegalArgumentException((titles.isEmpty() ? "There is no image" : "There is only one image, \"" + titles
				.get(0) + "\",") + " to compare. Open at least two, or name a folder with at least two (PNG, JPEG or TIFF).");
		}
		final List<Seen> seen = new ArrayList<>();
		RgbImage common = null;
		for (int i = 0; i < titles.size(); i++) {
			final RgbImage scaled = scaled(ImageConversion.toRgb(pictures.get(i)));
			if (common == null) {
				common = scaled;
				requireRoom(common, titles.size());
			}
			seen.add(look(scaled, network.resized(scaled, common.width(), common.height())));
			watcher.looked(seen.size());
		}
		final List<Likeness> all = new ArrayList<>();
		for (int i = 0; i < seen.size(); i++) {
			for (int j = i + 1; j < seen.size(); j++) {
				for (final Layer layer : layers) {
					all.add(likeness(i, j, layer, seen.get(i), seen.get(j)));
				}
			}
		}
		return new Likenesses(titles, all);
	}

	private record Seen(Map<Layer, GramMatrix> style, Map<Layer, float[]> content) {}

	private Seen look(final RgbImage image, final RgbImage stretched) {
		return new Seen(network.grams(image, layers), network.features(stretched, layers));
	}

	private static Likeness likeness(final int first, final int second, final Layer layer, final Seen a, final Seen b) {
		final GramMatrix styleOfA = a.style().get(layer);
		final GramMatrix styleOfB = b.style().get(layer);
		final float[] contentOfA = a.content().get(layer);
		final float[] contentOfB = b.content().get(layer);
		return new Likeness(first, second, layer, styleOfA.cosine(styleOfB), styleOfA.styleLoss(styleOfB), Vectors.cosine(
			contentOfA, contentOfB), Vectors.meanSquaredDifference(contentOfA, contentOfB));
	}

	private RgbImage scaled(final RgbImage image) {
		if (size == 0) return image;
		final double scale = size / (double) image.longSide();
		return network.resized(image, Math.max(SMALLEST_SIDE, (int) Math.round(scale * image.width())), Math.max(
			SMALLEST_SIDE, (int) Math.round(scale * image.height())));
	}

	private void requireRoom(final RgbImage common, final int images) {
		double values = 0;
		for (final Layer layer : layers) {
			values += network.weights().channels(layer) * ((double) common.width() / layer.stride()) * ((double) common
				.height() / layer.stride());
		}
		final double bytes = values * Float.BYTES * images;
		final long free = Bytes.freeInJava();
		if (bytes <= free) return;
		throw new IllegalArgumentException("The feature maps of " + images + " images of " + common.width() + " x " + common
			.height() + " pixels take " + Bytes.text(bytes) + ", and Java has " + Bytes.text(free) + " free. Set size to " +
			(int) (Math.sqrt(free / bytes) * common.longSide()) + " or less, leave out early layers, or give Java more memory.");
	}
}
