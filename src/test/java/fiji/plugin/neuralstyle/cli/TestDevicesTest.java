package fiji.plugin.neuralstyle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.Samples;

/** {@code stylize device}. */
class TestDevicesTest {

	@TempDir
	private Path folder;

	@Test
	void saysWhatWasFoundHowFastItIsAndWhatToExpect() throws IOException {
		final Outcome outcome = device(false, "--network", Samples.network(folder).toString(), "--seconds", "0.1", "--threads",
			"1");

		assertEquals(0, outcome.code(), outcome.err());
		assertTrue(outcome.out().contains("cpu: works") && outcome.out().contains("auto is "), outcome.out());
		assertTrue(outcome.out().lines().anyMatch(line -> line.matches(
			"cpu +float32 +512 x 512 +[0-9.]+ iterations per second, 1 thread")), outcome.out());
		assertTrue(outcome.out().contains("network formula: ") && outcome.out().contains(" at 1024 x 1024"), outcome.out());
		assertTrue(outcome.err().contains("testing cpu, bfloat16, 256 pixels"), outcome.err());
	}

	@Test
	void canLookWithoutATest() {
		final Outcome outcome = device(false, "--no-test");

		assertEquals(0, outcome.code(), outcome.err());
		assertTrue(outcome.out().contains("cpu: works"), outcome.out());
		assertEquals("", outcome.err());
	}

	@Test
	void canBeCancelled() {
		assertEquals(Stylize.CANCELLED, device(true).code());
	}

	@Test
	void errorsAreSentences() {
		device(false, "--seconds", "-1").assertSentence(1, "-1.0 seconds");
		device(false, "--threads", "-1").assertSentence(1, "number of threads is -1");
		device(false, "--network", "no.safetensors").assertSentence(1, "no.safetensors");
	}

	private static Outcome device(final boolean cancelled, final String... arguments) {
		return Outcome.of(new TestDevices(() -> cancelled), List.of(arguments));
	}
}
