package fiji.plugin.neuralstyle.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShareTest {

	private static final List<Row> ROWS = IntStream.range(0, 10).mapToObj(i -> new Row("r" + i, "c", "s", "o" + i, List.of()))
		.toList();

	@Test
	void everyRowIsInOneShare() {
		final List<String> ids = IntStream.rangeClosed(1, 4).mapToObj(i -> new Share(i, 4).rows(ROWS)).flatMap(List::stream).map(
			Row::id).sorted().toList();

		assertEquals(ROWS.stream().map(Row::id).toList(), ids);
		assertEquals(Stream.of("r1", "r5", "r9").toList(), Share.parse("2/4").rows(ROWS).stream().map(Row::id).toList());
	}

	@Test
	void aTaskOfSlurmsArrayHasItsShareAlsoWhenItIsSubmittedAgainAlone() {
		assertEquals(new Share(3, 7), Share.ofSlurm(Map.of("SLURM_ARRAY_TASK_ID", "3", "SLURM_ARRAY_TASK_MAX", "7",
			"SLURM_ARRAY_TASK_COUNT", "1")));
		assertEquals(new Share(3, 7), Share.ofSlurm(Map.of("SLURM_ARRAY_TASK_ID", "3", "SLURM_ARRAY_TASK_COUNT", "7")));
		assertEquals(Share.ALL, Share.ofSlurm(Map.of()));
	}

	@Test
	void anArrayFromNoughtIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> Share.ofSlurm(Map.of("SLURM_ARRAY_TASK_ID", "0",
			"SLURM_ARRAY_TASK_MAX", "7")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0/4", "5/4", "1", "a/b", "1/0", "-1/4" })
	void whatIsNoShareIsRefused(final String text) {
		assertThrows(IllegalArgumentException.class, () -> Share.parse(text));
	}
}
