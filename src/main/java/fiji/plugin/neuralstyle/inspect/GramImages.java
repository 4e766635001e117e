package fiji.plugin.neuralstyle.inspect;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.image.ImageInfo;
import fiji.plugin.neuralstyle.network.Layer;
import ij.ImagePlus;
import ij.process.FloatProcessor;

/** Gram matrices of one layer as images of 32 bits, a pixel a pair of channels. */
public final class GramImages {

	/** The few largest values would leave the others in the dark. */
	private static final double SHOWN_BELOW_WHITE = 0.995;

	private final NetworkView network;
	private final Layer layer;
	private final ChannelOrder order;

	/** @param order of rows and columns; when comparing, that of the first image */
	public GramImages(final NetworkView network, final Layer layer, final ChannelOrder order) {
		this.network = network;
		this.layer = layer;
		this.order = order;
	}

	/** The matrix of an image, not shown; its Info property has the channels in the order of the rows. */
	public ImagePlus of(final ImagePlus image) {
		final GramMatrix gram = gram(image);
		return picture("Gram matrix of " + image.getTitle() + " at " + layer, gram, order.of(gram), range(gram), Map.of());
	}

	/**
	 * Two matrices in the same range of colours, and how they differ.
	 *
	 * @param first matrix of the first image
	 * @param second matrix of the second
	 * @param difference the first minus the second; its Info property has the style loss and the cosine
	 * @param styleLoss of the layer, the mean of the difference's squares
	 * @param cosine similarity, 1 the same
	 */
	public record Comparison(ImagePlus first, ImagePlus second, ImagePlus difference, double styleLoss, double cosine) {}

	/** Compares the styles of two images, of whatever sizes, at the layer. */
	public Comparison compare(final ImagePlus firstImage, final ImagePlus secondImage) {
		final GramMatrix first = gram(firstImage);
		final GramMatrix second = gram(secondImage);
		final GramMatrix difference = first.minus(second);
		final List<Integer> channels = order.of(first);
		final double range = Math.max(range(first), range(second));
		final double loss = first.styleLoss(second);
		final double cosine = first.cosine(second);
		final Map<String, String> numbers = new LinkedHashMap<>();
		numbers.put("styleLoss", Double.toString(loss));
		numbers.put("styleCosine", Double.toString(cosine));
		final String titles = firstImage.getTitle() + " minus " + secondImage.getTitle();
		return new Comparison(picture("Gram matrix of " + firstImage.getTitle() + " at " + layer, first, channels, range, Map
			.of()), picture("Gram matrix of " + secondImage.getTitle() + " at " + layer, second, channels, range, Map.of()),
			picture("Gram matrices at " + layer + ", " + titles, difference, channels, range(difference), numbers), loss,
			cosine);
	}

	private GramMatrix gram(final ImagePlus image) {
		return network.grams(ImageConversion.toRgb(image), List.of(layer)).get(layer);
	}

	private ImagePlus picture(final String title, final GramMatrix gram, final List<Integer> channels,
		final double range, final Map<String, String> numbers)
	{
		final FloatProcessor pixels = new FloatProcessor(gram.channels(), gram.channels());
		boolean negative = false;
		for (int y = 0; y < channels.size(); y++) {
			for (int x = 0; x < channels.size(); x++) {
				final float value = gram.get(channels.get(y), channels.get(x));
				pixels.setf(x, y, value);
				negative |= value < 0;
			}
		}
		pixels.setLut(negative ? Colours.diverging() : Colours.heat());
		pixels.setMinAndMax(negative ? -range : 0, range);
		final ImagePlus image = new ImagePlus(title, pixels);
		final Map<String, String> info = new LinkedHashMap<>();
		info.put("networkName", network.weights().name());
		info.put("networkSha256", network.weights().sha256());
		info.put("layer", layer.name());
		info.put("channels", channels.stream().map(channel -> Integer.toString(channel + 1)).collect(Collectors.joining(
			",")));
		info.putAll(numbers);
		image.setProperty("Info", ImageInfo.format(info));
		return image;
	}

	/** What is shown brightest. */
	private static double range(final GramMatrix gram) {
		final float[] sizes = gram.values().clone();
		for (int i = 0; i < sizes.length; i++) {
			sizes[i] = Math.abs(sizes[i]);
		}
		Arrays.sort(sizes);
		final float range = sizes[(int) (SHOWN_BELOW_WHITE * (sizes.length - 1))];
		return range > 0 ? range : 1;
	}
}
