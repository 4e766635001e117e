package fiji.plugin.neuralstyle.inspect;

import java.math.BigDecimal;

/**
 * One picture that the Layer Explorer makes.
 *
 * @param contentLayer the one layer whose feature maps are the content
 * @param styleWeight how much the style counts
 */
public record ExplorerCell(String contentLayer, double styleWeight) {

	/** What is written below the picture: {@code relu4_2, style 100}. */
	public String label() {
		return contentLayer + ", style " + text(styleWeight);
	}

	/** A weight as people write it. */
	static String text(final double weight) {
		return BigDecimal.valueOf(weight).stripTrailingZeros().toPlainString();
	}
}
