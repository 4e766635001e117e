package fiji.plugin.neuralstyle.inspect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fiji.plugin.neuralstyle.transfer.LayerWeights;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import fiji.plugin.neuralstyle.transfer.StoppingSettings;
import fiji.plugin.neuralstyle.transfer.TransferSettings;

/**
 * What the Layer Explorer tries: every content layer with every style weight. All else is as in
 * {@link TransferSettings#DEFAULTS}, so that what is chosen from it needs these two settings alone.
 *
 * @param contentLayers a column each, at least one
 * @param styleWeights a row each, at least one; each at least 0
 * @param size longer side of each picture in pixels, at least 32
 * @param iterations at each size of the pyramid, at least 1
 */
public record ExplorerSettings(List<String> contentLayers, List<Double> styleWeights, int size, int iterations) {

	/** Small enough to wait for twelve, large enough to choose from. */
	public static final ExplorerSettings DEFAULTS = new ExplorerSettings(List.of("relu2_2", "relu3_2", "relu4_2", "relu5_1"),
		List.of(10.0, 100.0, 1000.0), 160, 40);

	public ExplorerSettings {
		contentLayers = List.copyOf(contentLayers);
		styleWeights = List.copyOf(styleWeights);
		requireSome("content layer", "relu3_2,relu4_2", contentLayers);
		requireSome("style weight", "10,100", styleWeights);
		if (size < PyramidSettings.SMALLEST_SIDE) {
			throw new IllegalArgumentException("The size is " + size + "; it must be at least " +
				PyramidSettings.SMALLEST_SIDE + ".");
		}
		for (final double weight : styleWeights) {
			settings(contentLayers.get(0), weight, size, iterations);
		}
	}

	/**
	 * Settings from their texts, as dialogs, macros and command lines have them.
	 *
	 * @param contentLayers names parted by commas
	 * @param styleWeights numbers parted by commas
	 * @throws IllegalArgumentException if one will not do; the message says which and why
	 */
	public static ExplorerSettings parse(final String contentLayers, final String styleWeights, final int size,
		final int iterations)
	{
		return new ExplorerSettings(parts(contentLayers).toList(), parts(styleWeights).map(ExplorerSettings::weight).toList(),
			size, iterations);
	}

	/** The content layers as {@link #parse} reads them. */
	public String layersText() {
		return String.join(",", contentLayers);
	}

	/** The style weights as {@link #parse} reads them. */
	public String weightsText() {
		return styleWeights.stream().map(ExplorerCell::text).collect(Collectors.joining(","));
	}

	/** All pictures, row by row. */
	public List<ExplorerCell> cells() {
		final List<ExplorerCell> cells = new ArrayList<>();
		for (final double weight : styleWeights) {
			contentLayers.forEach(layer -> cells.add(new ExplorerCell(layer, weight)));
		}
		return cells;
	}

	/** All that decides one picture. */
	public TransferSettings of(final ExplorerCell cell) {
		return settings(cell.contentLayer(), cell.styleWeight(), size, iterations);
	}

	private static TransferSettings settings(final String layer, final double styleWeight, final int size,
		final int iterations)
	{
		final TransferSettings base = TransferSettings.DEFAULTS;
		return base.withContentLayers(LayerWeights.parse(layer)).withWeights(base.contentWeight(), styleWeight, base
			.variationWeight()).withPyramid(new PyramidSettings(size, base.pyramid().levels(), base.pyramid().factor()))
			.withStopping(new StoppingSettings(iterations, 0, 0));
	}

	private static Stream<String> parts(final String text) {
		return Stream.of(text.split(",")).map(String::strip).filter(part -> !part.isEmpty());
	}

	private static double weight(final String text) {
		try {
			return Double.parseDouble(text);
		}
		catch (NumberFormatException e) {
			throw new IllegalArgumentException("The style weight \"" + text +
				"\" is not a number. Write numbers parted by commas, such as 10,100.", e);
		}
	}

	private static void requireSome(final String what, final String example, final List<?> values) {
		if (values.isEmpty()) {
			throw new IllegalArgumentException("No " + what + " is named. Name one or more, parted by commas, such as " +
				example + ".");
		}
		if (new HashSet<>(values).size() < values.size()) {
			throw new IllegalArgumentException("A " + what + " is named twice in " + values + ". Name each once.");
		}
	}
}
