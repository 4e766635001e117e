package fiji.plugin.neuralstyle.transfer;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;

/**
 * How large strokes are: at what size the network sees the style. At every size of the pyramid it is in proportion, so
 * that strokes grow with the picture.
 *
 * @param factor of the strokes' size: 2 for strokes twice as large; above 0
 * @param size the style's longer side in pixels, beside the painted size of the pyramid; 0 for as long as its longer
 *          side
 * @param scales at each of which the style is seen, as factors above 0 beside the other; all count the same
 */
public record StyleScale(double factor, int size, List<Double> scales) {

	/** The style as large as the result. */
	public static final StyleScale DEFAULT = new StyleScale(1, 0, List.of(1.0));

	public StyleScale {
		Numbers.positive("The style scale", factor);
		if (size != 0) Numbers.atLeast(PyramidSettings.SMALLEST_SIDE, "The style size", size);
		scales = List.copyOf(scales);
		if (scales.isEmpty()) {
			throw new IllegalArgumentException("The list of style scales is empty. Give at least one, such as 1.");
		}
		scales.forEach(scale -> Numbers.positive("A number of the style scales", scale));
	}

	/**
	 * From texts and numbers, as dialogs, macros and command lines have them.
	 *
	 * @param scales numbers separated by commas, such as {@code 0.5,1,2}
	 * @throws IllegalArgumentException if one will not do; the message says which and why
	 */
	public static StyleScale parse(final double factor, final int size, final String scales) {
		return new StyleScale(factor, size, Arrays.stream(scales.split(",")).map(String::strip).filter(text -> !text
			.isEmpty()).map(StyleScale::number).toList());
	}

	/** The list of scales as {@link #parse} takes it. */
	public String scalesText() {
		return scales.stream().map(Numbers::text).collect(Collectors.joining(","));
	}

	/**
	 * The sizes at which a style is seen.
	 *
	 * @param painted the size of what is painted
	 * @param level the size of the target now
	 * @return one for each of the scales, no side under 32
	 */
	List<Size> sizes(final RgbImage style, final Size painted, final Size level) {
		final double longSide = longSide(painted, level);
		final Size own = new Size(style.width(), style.height());
		return scales.stream().map(scale -> own.scaled(longSide * scale / style.longSide())).toList();
	}

	/** The pixels of a style at its largest scale at a level, about. */
	double mostPixels(final RgbImage style, final Size painted, final Size level) {
		final double longSide = longSide(painted, level) * scales.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
		return longSide * longSide * style.shortSide() / style.longSide();
	}

	private double longSide(final Size painted, final Size level) {
		final double base = size == 0 ? painted.longSide() : size;
		// In this order the default is the level's longer side to the last bit.
		return base * level.longSide() / painted.longSide() * factor;
	}

	private static double number(final String text) {
		try {
			return Double.parseDouble(text);
		}
		catch (NumberFormatException e) {
			throw new IllegalArgumentException("The style scale \"" + text +
				"\" is not a number. Give numbers above 0, separated by commas, such as 0.5,1,2.", e);
		}
	}
}
