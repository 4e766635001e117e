package fiji.plugin.neuralstyle.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorTest {

	@ParameterizedTest
	@CsvSource({ "avx2, FLOAT32", "avx512f avx512_bf16, BFLOAT16", "avx512f amx_bf16, BFLOAT16", "'', FLOAT32" })
	void autoMeansBfloat16WhereThereAreInstructionsForIt(final String flags, final Precision expected) {
		assertEquals(expected, new Processor(Set.of(flags.split(" "))).preferredPrecision());
	}
}
