package fiji.plugin.neuralstyle.transfer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import fiji.plugin.neuralstyle.network.LossFunction;
import fiji.plugin.neuralstyle.network.LossTerm;

/**
 * The losses of one evaluation.
 *
 * @param total the weighted sum that is minimised
 * @param content mean squared difference of feature maps by layer, before weighting
 * @param style distance of Gram matrices, or of other statistics, by layer, before weighting; the sum over regions
 * @param variation total variation, before weighting
 * @param temporal mean squared difference from the picture before, where it is held, before weighting; 0 without one
 */
public record Losses(double total, Map<String, Double> content, Map<String, Double> style, double variation,
	double temporal)
{

	/** Before the first evaluation. */
	static final Losses UNKNOWN = new Losses(Double.NaN, Map.of(), Map.of(), Double.NaN);

	/** Losses of a picture that is not held to another. */
	public Losses(final double total, final Map<String, Double> content, final Map<String, Double> style,
		final double variation)
	{
		this(total, content, style, variation, 0);
	}

	static Losses of(final LossFunction.Value value, final List<LossTerm> terms) {
		final Map<String, Double> content = new LinkedHashMap<>();
		final Map<String, Double> style = new LinkedHashMap<>();
		for (int i = 0; i < terms.size(); i++) {
			final LossTerm term = terms.get(i);
			// A layer has a style loss for each region.
			(term.kind().isStyle() ? style : content).merge(term.layer().name(), value.losses()[i], Double::sum);
		}
		return new Losses(value.total(), content, style, value.losses()[terms.size()]);
	}

	/** With the temporal term added to the total. */
	Losses withTemporal(final double weight, final double loss) {
		return new Losses(total + weight * loss, content, style, variation, loss);
	}
}
