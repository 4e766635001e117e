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
 * @param style mean squared difference of Gram matrices by layer, before weighting
 * @param variation total variation, before weighting
 */
public record Losses(double total, Map<String, Double> content, Map<String, Double> style, double variation) {

	static Losses of(final LossFunction.Value value, final List<LossTerm> terms) {
		final Map<String, Double> content = new LinkedHashMap<>();
		final Map<String, Double> style = new LinkedHashMap<>();
		for (int i = 0; i < terms.size(); i++) {
			final LossTerm term = terms.get(i);
			(term.kind() == LossTerm.Kind.CONTENT ? content : style).put(term.layer().name(), value.losses()[i]);
		}
		return new Losses(value.total(), content, style, value.losses()[terms.size()]);
	}
}
