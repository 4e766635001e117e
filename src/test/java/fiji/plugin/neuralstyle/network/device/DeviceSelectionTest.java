package fiji.plugin.neuralstyle.network.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which device is taken, on machines that are made up. */
class DeviceSelectionTest {

	private static final ComputeDevice GPU0 = ComputeDevice.gpu(0);
	private static final ComputeDevice GPU1 = ComputeDevice.gpu(1);

	private final FakeMachine machine = new FakeMachine();

	@ParameterizedTest
	@ValueSource(strings = { "auto", "gpu", "gpu0" })
	void aGpuThatWorksIsTakenWithoutAWord(final String choice) {
		machine.with(GPU0).with(GPU1);

		assertEquals(new DeviceSelection(GPU0, Optional.empty()), select(choice));
		assertEquals(List.of(GPU0), machine.tried());
	}

	@Test
	void theSecondGpuIsTakenWhenItIsNamed() {
		machine.with(GPU0).with(GPU1);

		assertEquals(new DeviceSelection(GPU1, Optional.empty()), select("gpu1"));
		assertEquals(List.of(GPU1), machine.tried());
	}

	@Test
	void theCpuIsTakenWithoutLookingAtAnythingElse() {
		machine.with(GPU0);

		assertEquals(new DeviceSelection(ComputeDevice.CPU, Optional.empty()), select("cpu"));
		assertEquals(List.of(), machine.tried());
	}

	@Test
	void withoutGpusAutoIsTheCpuWithoutAWord() {
		assertEquals(new DeviceSelection(ComputeDevice.CPU, Optional.empty()), select("auto"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "auto", "gpu", "gpu0" })
	void aBrokenGpuGivesWayToTheCpuWithTheReason(final String choice) {
		machine.withBroken(GPU0, "its memory is full.");

		final DeviceSelection selection = select(choice);

		assertEquals(ComputeDevice.CPU, selection.device());
		assertEquals("The device gpu0 cannot be used: its memory is full. The run is on cpu instead.", selection.message()
			.orElseThrow());
	}

	@Test
	void aBrokenGpuGivesWayToOneThatWorks() {
		machine.withBroken(GPU0, "it has fallen off the bus.").with(GPU1);

		final DeviceSelection selection = select("auto");

		assertEquals(GPU1, selection.device());
		assertTrue(selection.message().orElseThrow().contains("bus. The run is on gpu1"), selection.message().get());
	}

	@ParameterizedTest
	@ValueSource(strings = { "gpu", "gpu0", "gpu3", "mps" })
	void whereThereIsNoneTheCpuIsTakenWithTheReason(final String choice) {
		final DeviceSelection selection = select(choice);

		assertEquals(ComputeDevice.CPU, selection.device());
		assertEquals("There is no device " + choice +
			" to be used: nobody has put one in. The run is on cpu instead.", selection.message().orElseThrow());
	}

	@Test
	void aNumberThatIsNotThereIsRefusedWithWhatThereIs() {
		machine.with(GPU0).with(GPU1);

		final String message = assertThrows(IllegalArgumentException.class, () -> select("gpu2")).getMessage();

		assertEquals("There is no device gpu2; there are gpu0, gpu1, cpu. Choose one of them, gpu for any GPU, or auto.",
			message);
	}

	@Test
	void aMacsGpuIsTakenOnlyWhenItIsNamed() {
		machine.with(ComputeDevice.MPS);

		assertEquals(new DeviceSelection(ComputeDevice.CPU, Optional.empty()), select("auto"));
		assertEquals(new DeviceSelection(ComputeDevice.MPS, Optional.empty()), select("mps"));
	}

	private DeviceSelection select(final String choice) {
		return DeviceSelection.of(DeviceChoice.parse(choice), machine);
	}
}
