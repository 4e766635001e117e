package fiji.plugin.neuralstyle.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which order a network's layers are computed. */
class PlanTest {

	private final NetworkWeights weights = FormulaNetwork.weights();

	/** C convolution, R rectifier, r the same in place, M and A pooling; a bar behind those that are wanted. */
	@ParameterizedTest
	@CsvSource({ "MAX, relu2_1, CrCMrCr|", "AVERAGE, relu2_1, CrCrACr|", "SCALED_AVERAGE, relu2_1, CrCrACr|", "MAX, pool1, CrCMr|",
		"MAX, relu1_2, CrCr|", "MAX, relu1_2 pool1, CrCr|M|", "MAX, conv1_2 pool1, CrC|RM|", "MAX, conv1_1 relu2_2, C|RCMrCrCr|" })
	void poolingComesBeforeARectifierThatNobodyWantsToSee(final Pooling pooling, final String wanted, final String expected) {
		assertEquals(expected, letters(plan(pooling, wanted)));
	}

	@Test
	void aPlanForSomeLayersHasTheSameSteps() {
		final Plan all = plan(Pooling.MAX, "conv1_1 relu1_2 relu2_1 relu3_1");

		final Plan some = all.upTo(layers("relu2_1 conv1_1"));

		assertEquals("C|RCr|MCr|CMrCr|", letters(all));
		assertEquals("C|RCrMCr|", letters(some));
		assertEquals(layers("conv1_1 relu2_1"), some.taps());
		assertEquals(3, some.convolutions());
		assertArrayEquals(all.steps(), all.upTo(all.taps()).steps());
		assertThrows(IllegalArgumentException.class, () -> all.upTo(layers("relu2_2")));
	}

	private Plan plan(final Pooling pooling, final String wanted) {
		return Plan.of(weights, pooling, layers(wanted));
	}

	private List<Layer> layers(final String names) {
		return Stream.of(names.split(" ")).map(weights::layer).toList();
	}

	private static String letters(final Plan plan) {
		return Stream.of(plan.steps()).map(step -> "CRrMA".charAt((int) step[0]) + (step[1] == 1 ? "|" : "")).collect(Collectors
			.joining());
	}
}
