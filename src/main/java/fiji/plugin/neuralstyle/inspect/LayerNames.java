package fiji.plugin.neuralstyle.inspect;

import java.util.ArrayList;
import java.util.List;

import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.NetworkWeights;

/** Layers as users write them: {@code relu1_1, relu3_1}. */
public final class LayerNames {

	/** The five levels of the paper, fine to coarse. */
	public static final String FIVE_LEVELS = "relu1_1,relu2_1,relu3_1,relu4_1,relu5_1";

	private LayerNames() {}

	/**
	 * The layers of a text, in its order.
	 *
	 * @throws IllegalArgumentException if there is none, one comes twice, or the network lacks one; the message
	 *           lists those it has
	 */
	public static List<Layer> parse(final String text, final NetworkWeights network) {
		final List<Layer> layers = new ArrayList<>();
		for (final String name : text.split(",")) {
			if (name.isBlank()) continue;
			final Layer layer = network.layer(name.strip());
			if (layers.contains(layer)) {
				throw new IllegalArgumentException("The layer \"" + layer + "\" is named twice in \"" + text +
					"\". Name it once.");
			}
			layers.add(layer);
		}
		if (layers.isEmpty()) {
			throw new IllegalArgumentException("No layer is named. Name one or more, parted by commas, such as relu1_1,relu3_1.");
		}
		return layers;
	}
}
