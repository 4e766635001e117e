package fiji.plugin.neuralstyle.transfer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;

/**
 * What several styles ask of the target: for each layer the mean of what they ask alone.
 * <p>
 * Of squared distances nothing is lost by this. With weights w of sum 1 and the mean M = sum(w G), the losses
 * sum(w |X - G|^2) are |X - M|^2 + sum(w |G - M|^2), and the last sum does not depend on X: a constant that has no
 * gradient. So several styles cost what one costs, but for their targets, which are computed once for each size. The
 * constant is left out of the loss, which is the distance from the mixture and can come down to 0.
 */
final class StyleTargets {

	private final List<WeightedStyle> styles;
	private final StyleScale scale;
	private final Size painted;
	private final double sum;

	/**
	 * @param styles at least one of a weight above 0
	 * @param scale of the strokes
	 * @param painted the size of what is painted
	 */
	StyleTargets(final List<WeightedStyle> styles, final StyleScale scale, final Size painted) {
		this.styles = styles.stream().filter(style -> style.weight() > 0).toList();
		this.scale = scale;
		this.painted = painted;
		sum = this.styles.stream().mapToDouble(WeightedStyle::weight).sum();
	}

	/**
	 * The weighted mean of something over all styles, each at all its scales.
	 *
	 * @param owner of the arrays returned
	 * @param size of the target
	 * @param statistic what is asked of an image, 1 x 3 x H x W, at the size that strokes should have; its arrays
	 *          are its image's manager's, and of the same shapes for every image
	 */
	Map<Layer, NDArray> mean(final FeatureNetwork network, final NDManager owner, final Size size,
		final Function<NDArray, Map<Layer, NDArray>> statistic)
	{
		final Map<Layer, NDArray> mean = new LinkedHashMap<>();
		for (final WeightedStyle style : styles) {
			final List<Size> sizes = scale.sizes(style.image(), painted, size);
			for (final Size scaled : sizes) {
				add(style, scaled, style.weight() / sum / sizes.size(), mean, network, owner, statistic);
			}
		}
		return mean;
	}

	/** One image at a time is on the device. */
	private static void add(final WeightedStyle style, final Size size, final double share, final Map<Layer, NDArray> mean,
		final FeatureNetwork network, final NDManager owner, final Function<NDArray, Map<Layer, NDArray>> statistic)
	{
		try (NDManager scope = owner.newSubManager()) {
			final NDArray image = network.resize(network.upload(scope, style.image()), size.width(), size.height());
			statistic.apply(image).forEach((layer, array) -> {
				// The only one stays as it is, to the last bit.
				if (share != 1) array.muli(share);
				final NDArray before = mean.get(layer);
				if (before != null) before.addi(array);
				else {
					array.attach(owner);
					mean.put(layer, array);
				}
			});
		}
	}
}
