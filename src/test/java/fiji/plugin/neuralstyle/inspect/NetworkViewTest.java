package fiji.plugin.neuralstyle.inspect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Padding;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.RgbImage;

class NetworkViewTest {

	/** Mean activations of the fixture network, computed by an independent program in float64. */
	private static final Map<String, Double> MEANS = Map.ofEntries(Map.entry("relu1_1", 0.6848855233011203),
		Map.entry("relu1_2", 0.7079933458657707),
		Map.entry("relu2_1", 1.177906557320414),
		Map.entry("relu2_2", 1.3244932132091956),
		Map.entry("relu3_1", 2.2517021139386943),
		Map.entry("relu3_2", 0.9544665418947571),
		Map.entry("relu3_3", 1.1374413837820543),
		Map.entry("relu3_4", 0.8521549290869962),
		Map.entry("relu4_1", 0.890114960051597),
		Map.entry("relu4_2", 0.495162402028596),
		Map.entry("relu4_3", 0.6149054167825744),
		Map.entry("relu4_4", 0.5792484756901418),
		Map.entry("relu5_1", 0.6471690804766493));
	private static final Map<String, Double> MEANS_OF_AVERAGE_POOLING = Map.ofEntries(Map.entry("relu1_1", 0.6510992629929547),
		Map.entry("relu1_2", 0.6804874430176461),
		Map.entry("relu2_1", 0.774062080000741),
		Map.entry("relu2_2", 0.867124631186231),
		Map.entry("relu3_1", 1.1652281140697938),
		Map.entry("relu3_2", 0.5108329806576637),
		Map.entry("relu3_3", 0.6262886365387421),
		Map.entry("relu3_4", 0.48145533591478007),
		Map.entry("relu4_1", 0.37554738008320365),
		Map.entry("relu4_2", 0.18107696412173988),
		Map.entry("relu4_3", 0.24330024337492673),
		Map.entry("relu4_4", 0.2597106209297022),
		Map.entry("relu5_1", 0.18609820974661787));

	/** Red 0, 0.5, 1, 0.5; green 1, 1, 0, 0; blue anything. */
	private static final RgbImage FOUR_PIXELS = new RgbImage(2, 2, new float[] { 0, 0.5f, 1, 0.5f, 1, 1, 0, 0, 0.3f, 0.1f,
		0.9f, 0.2f });

	@Test
	void mapsHaveTheMeansThatAnIndependentProgramFound() {
		assertMeans(MEANS, FormulaNetwork.weights(), FormulaNetwork.image(0.9, 53, 37));
		assertMeans(MEANS_OF_AVERAGE_POOLING, Formula.network(Padding.ZERO, Pooling.AVERAGE), FormulaNetwork.image(0.9, 48,
			64));
	}

	@Test
	void mapsAreTheLayersValues() {
		try (NetworkView view = new NetworkView(Formula.redAndGreen())) {
			final List<FeatureMap> maps = view.maps(FOUR_PIXELS, view.weights().layer("relu1_1"), MapSelection.ALL);

			assertArrayEquals(new float[] { 0, 0.5f, 1, 0.5f }, maps.get(0).values(), 1e-6f);
			assertArrayEquals(new float[] { 1, 1, 0, 0 }, maps.get(1).values(), 1e-6f);
			assertEquals("relu1_1 #2", maps.get(1).label());
			assertArrayEquals(new float[] { 0, 0.5f, 1, 0.5f, 1, 1, 0, 0 }, view.features(FOUR_PIXELS, List.of(view.weights()
				.layer("relu1_1"))).get(view.weights().layer("relu1_1")), 1e-6f);
		}
	}

	/** By hand: red red = 0 + 1/4 + 1 + 1/4, red green = 0 + 1/2, green green = 1 + 1; over C H W = 8. */
	@Test
	void gramMatrixIsThatComputedByHand() {
		try (NetworkView view = new NetworkView(Formula.redAndGreen())) {
			final Layer layer = view.weights().layer("relu1_1");
			final GramMatrix gram = view.grams(FOUR_PIXELS, List.of(layer)).get(layer);

			assertEquals(2, gram.channels());
			assertEquals(1.5 / 8, gram.get(0, 0), 1e-6);
			assertEquals(0.5 / 8, gram.get(0, 1), 1e-6);
			assertEquals(0.5 / 8, gram.get(1, 0), 1e-6);
			assertEquals(2.0 / 8, gram.get(1, 1), 1e-6);
		}
	}

	@Test
	void theMostActiveChannelsComeFirst() {
		try (NetworkView view = new NetworkView(FormulaNetwork.weights())) {
			final RgbImage image = FormulaNetwork.image(0, 40, 40);
			final Layer layer = view.weights().layer("relu3_1");
			final List<FeatureMap> all = view.maps(image, layer, new MapSelection(MapSelection.Order.ACTIVATION, 0));
			final List<FeatureMap> three = view.maps(image, layer, new MapSelection(MapSelection.Order.ACTIVATION, 3));

			assertEquals(12, all.size());
			for (int i = 1; i < all.size(); i++) {
				assertTrue(all.get(i - 1).meanActivation() >= all.get(i).meanActivation());
			}
			assertEquals(all.subList(0, 3).stream().map(FeatureMap::label).toList(), three.stream().map(FeatureMap::label)
				.toList());
			assertEquals(all.get(0).meanActivation(), view.maps(image, layer, MapSelection.ALL).stream().mapToDouble(
				FeatureMap::meanActivation).max().orElseThrow());
		}
	}

	@Test
	void anImageTooSmallForALayerIsToldTheSmallestThatWorksAndThatOneWorks() {
		for (final Padding padding : Padding.values()) {
			final NetworkWeights network = Formula.network(padding, Pooling.MAX);
			try (NetworkView view = new NetworkView(network)) {
				for (final String name : List.of("relu1_1", "relu4_1", "relu5_1")) {
					final Layer layer = network.layer(name);
					final int side = SmallestImage.side(network, layer);
					assertTrue(view.features(FormulaNetwork.image(0, side, side + 7), List.of(layer)).get(layer).length > 0);
					if (side == 1) continue;
					final RgbImage small = FormulaNetwork.image(0, side + 7, side - 1);
					final String message = assertThrows(IllegalArgumentException.class, () -> view.features(small, List.of(layer)))
						.getMessage();
					assertTrue(message.contains("at least " + side) && message.contains(name), message);
				}
			}
		}
		assertEquals(16, SmallestImage.side(Formula.network(Padding.ZERO, Pooling.MAX), FormulaNetwork.weights().layer(
			"relu5_1")));
		assertEquals(32, SmallestImage.side(Formula.network(Padding.REFLECT, Pooling.MAX), FormulaNetwork.weights().layer(
			"relu5_1")));
	}

	@Test
	void anImageTooLargeForTheMemoryIsToldTheSizeThatFits() {
		final NetworkWeights network = FormulaNetwork.weights();
		final List<Layer> layers = List.of(network.layer("relu3_1"));
		final RgbImage image = FormulaNetwork.image(0, 100, 50);
		final double needed = ForwardMemory.bytes(network, layers, image);

		ForwardMemory.requireRoom(network, layers, image, (long) Math.ceil(needed));
		final String message = assertThrows(IllegalArgumentException.class, () -> ForwardMemory.requireRoom(network, layers,
			image, (long) (needed / 4))).getMessage();
		assertTrue(message.contains(" 49 pixels") || message.contains(" 50 pixels"), message);
	}

	private static void assertMeans(final Map<String, Double> expected, final NetworkWeights network,
		final RgbImage image)
	{
		try (NetworkView view = new NetworkView(network)) {
			expected.forEach((name, mean) -> {
				final double actual = view.maps(image, network.layer(name), MapSelection.ALL).stream().mapToDouble(
					FeatureMap::meanActivation).average().orElseThrow();
				assertEquals(mean, actual, 1e-4 * mean, name);
			});
		}
	}
}
