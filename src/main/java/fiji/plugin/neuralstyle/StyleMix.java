package fiji.plugin.neuralstyle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ij.ImagePlus;

/**
 * The styles of a job and how they mix.
 *
 * @param styles at least one, and one at least with a weight above 0
 * @param blend how they share the pictures of a stack
 */
public record StyleMix(List<Style> styles, StyleBlend blend) {

	public StyleMix {
		styles = List.copyOf(styles);
		if (styles.stream().noneMatch(style -> style.weight() > 0)) {
			throw new IllegalArgumentException(styles.isEmpty() ? "There is no style. Give at least one style image."
				: "All styles have the weight 0. Give at least one of them a weight above 0.");
		}
	}

	/** One picture as the only style. */
	public static StyleMix of(final ImagePlus style) {
		return new StyleMix(List.of(Style.of(style)), StyleBlend.TOGETHER);
	}

	/**
	 * Styles with weights and blend from their texts, as dialogs, macros and command lines have them.
	 *
	 * @param weights one number for each style, separated by commas; blank for equal shares
	 * @throws IllegalArgumentException if one will not do; the message says which and why
	 */
	public static StyleMix parse(final List<Style> styles, final String weights, final String blend) {
		final StyleBlend how = Choices.parse(StyleBlend.class, "The style blend", blend);
		if (weights.isBlank()) return new StyleMix(styles, how);
		final List<String> numbers = Arrays.stream(weights.split(",", -1)).map(String::strip).toList();
		if (numbers.size() != styles.size()) {
			throw new IllegalArgumentException("The style weights \"" + weights + "\" are " + numbers.size() + ", but there " +
				(styles.size() == 1 ? "is 1 style" : "are " + styles.size() + " styles") +
				". Give each style one number, separated by commas, or none at all for equal shares.");
		}
		final List<Style> weighted = new ArrayList<>();
		for (int i = 0; i < styles.size(); i++) {
			weighted.add(styles.get(i).withWeight(number(numbers.get(i))));
		}
		return new StyleMix(weighted, how);
	}

	private static double number(final String text) {
		try {
			return Double.parseDouble(text);
		}
		catch (NumberFormatException e) {
			throw new IllegalArgumentException("The style weight \"" + text +
				"\" is not a number. Give numbers of at least 0, separated by commas, such as 2,1.", e);
		}
	}
}
