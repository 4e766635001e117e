package fiji.plugin.neuralstyle.transfer;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.MemoryEstimate;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;

class MemoryCheckTest {

	private final MemoryEstimate estimate = MemoryCheck.estimate(FormulaNetwork.weights(), TransferSettings.DEFAULTS);

	@Test
	void theSizeInTheMessageFits() {
		final Size asked = new Size(40000, 20000);
		final long free = 2L << 30;
		final String message = assertThrows(IllegalArgumentException.class, () -> MemoryCheck.requireRoom(estimate, asked,
			free)).getMessage();
		assertTrue(message.contains("40000 x 20000"), message);
		final Matcher size = Pattern.compile("Size (\\d+)").matcher(message);
		assertTrue(size.find(), message);
		final int fitting = Integer.parseInt(size.group(1));
		MemoryCheck.requireRoom(estimate, new Size(fitting, fitting / 2), free);
		assertThrows(IllegalArgumentException.class, () -> MemoryCheck.requireRoom(estimate, new Size(fitting + 20, fitting /
			2 + 10), free));
	}

	@Test
	void anImageOfAnySizeIsRefusedBeforeTheWork() {
		final TransferSettings huge = TransferSettings.DEFAULTS.withPyramid(new PyramidSettings(1_000_000, 1, 2));
		assertThrows(IllegalArgumentException.class, () -> new StyleTransfer(FormulaNetwork.weights()).run(
			new TransferRequest(FormulaNetwork.image(0, 40, 40), FormulaNetwork.image(1, 40, 40), huge),
			TransferListener.NONE));
	}
}
