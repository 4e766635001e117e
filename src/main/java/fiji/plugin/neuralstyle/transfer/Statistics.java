package fiji.plugin.neuralstyle.transfer;

import java.util.Locale;

/** What of a style layer's values is to be the style's. The text is the name in lower case. */
public enum Statistics {

	/** The Gram matrix, as the paper has it. */
	GRAM,

	/** Mean and covariance, by the squared 2-Wasserstein distance of normal distributions. */
	WASSERSTEIN;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
