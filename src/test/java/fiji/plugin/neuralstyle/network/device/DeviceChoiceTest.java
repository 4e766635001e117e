package fiji.plugin.neuralstyle.network.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceChoiceTest {

	@ParameterizedTest
	@ValueSource(strings = { "auto", "cpu", "gpu", "gpu0", "gpu12", "mps" })
	void textsAreReadBackAsTheyAreWritten(final String text) {
		assertEquals(text, DeviceChoice.parse(text).toString());
	}

	@Test
	void caseAndSpacesDoNotMatter() {
		assertEquals(DeviceChoice.GPU, DeviceChoice.parse(" GPU "));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "gpu-1", "gpu01", "gpu1000", "cuda:0", "cpu0", "tpu", "gpu0,gpu1" })
	void anythingElseIsRefusedWithWhatThereIs(final String text) {
		final String message = assertThrows(IllegalArgumentException.class, () -> DeviceChoice.parse(text)).getMessage();

		assertTrue(message.contains("\"" + text + "\"") && message.contains("auto, cpu, gpu, mps") && message.endsWith("."),
			message);
	}
}
