package fiji.plugin.neuralstyle.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** Losses and gradients against numbers that an independent program computed in float64. */
class ReferenceLossesTest {

	private static final double RELATIVE = 1e-4;

	static List<JsonObject> cases() throws IOException {
		try (Reader reader = new InputStreamReader(ReferenceLossesTest.class.getResourceAsStream("reference-losses.json"),
			StandardCharsets.UTF_8))
		{
			final List<JsonObject> cases = new ArrayList<>();
			for (final JsonElement element : JsonParser.parseReader(reader).getAsJsonObject().getAsJsonArray("cases")) {
				cases.add(element.getAsJsonObject());
			}
			return cases;
		}
	}

	@Test
	void thereAreFourCases() throws IOException {
		assertEquals(4, cases().size());
	}

	@ParameterizedTest
	@MethodSource("cases")
	void lossesAndGradientAgree(final JsonObject expected) {
		final RgbImage content = image(0, expected.getAsJsonArray("content_size"));
		final RgbImage style = image(2, expected.getAsJsonArray("style_size"));
		final RgbImage target = image(0.9, expected.getAsJsonArray("content_size"));
		try (FeatureNetwork network = network(expected); NDManager manager = network.manager().newSubManager()) {
			final List<LossTerm> terms = new ArrayList<>();
			final Layer contentLayer = network.weights().layer("relu4_2");
			terms.add(new LossTerm(contentLayer, LossTerm.Kind.CONTENT, network.features(network.upload(manager, content),
				List.of(contentLayer)).get(contentLayer), 5));
			final JsonObject styles = expected.getAsJsonObject("style");
			for (final String name : styles.keySet()) {
				final Layer layer = network.weights().layer(name);
				terms.add(new LossTerm(layer, LossTerm.Kind.STYLE, network.grams(network.upload(manager, style), List.of(layer))
					.get(layer), 100));
			}
			try (LossFunction function = network.lossFunction(terms, 0, target.width(), target.height())) {
				final LossFunction.Value value = function.evaluate(network.upload(manager, target));
				assertClose("content", expected.get("content_relu4_2"), value.losses()[0]);
				int i = 1;
				for (final String name : styles.keySet()) {
					assertClose(name, styles.get(name), value.losses()[i++]);
				}
				assertClose("total", expected.get("total"), value.total());
				assertGradient(expected, value.gradient().toFloatArray(), target);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("cases")
	void meanActivationsAgree(final JsonObject expected) {
		final JsonObject means = expected.getAsJsonObject("mean_activation");
		try (FeatureNetwork network = network(expected); NDManager manager = network.manager().newSubManager()) {
			final List<Layer> layers = means.keySet().stream().map(network.weights()::layer).toList();
			final Map<Layer, NDArray> features = network.features(network.upload(manager, image(0.9, expected.getAsJsonArray(
				"content_size"))), layers);
			assertEquals(means.size(), features.size());
			features.forEach((layer, map) -> assertClose(layer.name(), means.get(layer.name()), map.mean().getFloat()));
		}
	}

	private static FeatureNetwork network(final JsonObject expected) {
		final Pooling pooling = expected.get("pool").getAsString().equals("max") ? Pooling.MAX : Pooling.AVERAGE;
		return new FeatureNetwork(FormulaNetwork.weights(), pooling, Precision.FLOAT32);
	}

	private static RgbImage image(final double phase, final JsonArray heightAndWidth) {
		return FormulaNetwork.image(phase, heightAndWidth.get(1).getAsInt(), heightAndWidth.get(0).getAsInt());
	}

	private static void assertGradient(final JsonObject expected, final float[] gradient, final RgbImage target) {
		double sum = 0;
		double squares = 0;
		for (final float g : gradient) {
			sum += g;
			squares += (double) g * g;
		}
		assertClose("gradient_l2", expected.get("gradient_l2"), Math.sqrt(squares));
		assertClose("gradient_sum", expected.get("gradient_sum"), sum);
		for (final JsonElement entry : expected.getAsJsonArray("gradient_at_channel_row_column")) {
			final JsonArray place = entry.getAsJsonArray().get(0).getAsJsonArray();
			final int index = (place.get(0).getAsInt() * target.height() + place.get(1).getAsInt()) * target.width() + place
				.get(2).getAsInt();
			assertClose("gradient at " + place, entry.getAsJsonArray().get(1), gradient[index]);
		}
	}

	private static void assertClose(final String what, final JsonElement expected, final double actual) {
		assertEquals(expected.getAsDouble(), actual, RELATIVE * Math.abs(expected.getAsDouble()), what);
	}
}
