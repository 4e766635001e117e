package fiji.plugin.neuralstyle.transfer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Layers and how much each counts, in the order given. As text: names parted by commas, each with an
 * optional weight after a colon, such as {@code relu1_1, relu4_1:0.5}; a weight left out is 1.
 */
public final class LayerWeights {

	/** No layer. */
	public static final LayerWeights NONE = new LayerWeights(Map.of());

	private final Map<String, Double> weights;

	private LayerWeights(final Map<String, Double> weights) {
		this.weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
	}

	/**
	 * Layers from their text.
	 *
	 * @throws IllegalArgumentException if a weight is not a finite number of at least 0 or a layer comes twice
	 */
	public static LayerWeights parse(final String text) {
		final Map<String, Double> weights = new LinkedHashMap<>();
		for (final String part : text.split(",")) {
			if (part.isBlank()) continue;
			final String[] pair = part.split(":", 2);
			final String name = pair[0].strip();
			final double weight = pair.length == 1 ? 1 : weight(name, pair[1].strip());
			if (weights.put(name, weight) != null) {
				throw new IllegalArgumentException("The layer \"" + name + "\" is named twice in \"" + text +
					"\". Name it once, with the weight it should have.");
			}
		}
		return new LayerWeights(weights);
	}

	/** Names of the layers, in order. */
	public Set<String> names() {
		return weights.keySet();
	}

	/** The weight of a layer, 0 if it is not among these. */
	public double weight(final String layer) {
		return weights.getOrDefault(layer, 0.0);
	}

	/** Whether no layer has a weight above 0. */
	public boolean isNothing() {
		return weights.values().stream().noneMatch(weight -> weight > 0);
	}

	/** The text that {@link #parse} reads back as an equal object. */
	@Override
	public String toString() {
		return weights.entrySet().stream().map(entry -> entry.getValue() == 1 ? entry.getKey() : entry.getKey() + ":" +
			Numbers.text(entry.getValue())).collect(Collectors.joining(","));
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof LayerWeights that && toString().equals(that.toString());
	}

	@Override
	public int hashCode() {
		return toString().hashCode();
	}

	private static double weight(final String layer, final String text) {
		try {
			return Numbers.notNegative("The weight of layer \"" + layer + "\"", Double.parseDouble(text));
		}
		catch (NumberFormatException e) {
			throw new IllegalArgumentException("The weight of layer \"" + layer + "\" is \"" + text +
				"\", which is not a number. Write it like " + layer + ":0.5.", e);
		}
	}
}
