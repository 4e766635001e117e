package fiji.plugin.neuralstyle.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.network.device.ComputeDevice;
import fiji.plugin.neuralstyle.network.device.DeviceChoice;
import fiji.plugin.neuralstyle.network.device.FakeMachine;

/** Which precision goes with which device, on machines that are made up; and a run on this one's CPU. */
class PlacementTest {

	private final FakeMachine machine = new FakeMachine();

	@Test
	void autoIsThePrecisionThatSuitsTheDevice() {
		machine.with(ComputeDevice.gpu(0)).with(ComputeDevice.gpu(1));

		assertEquals(Precision.BFLOAT16, place("gpu0", Optional.empty()).precision());
		assertEquals(Precision.FLOAT32, place("gpu1", Optional.empty()).precision());
		assertEquals(Precision.FLOAT32, place("cpu", Optional.empty()).precision());
	}

	@Test
	void float16IsForGpus() {
		machine.with(ComputeDevice.gpu(0));

		assertEquals(Precision.FLOAT16, place("auto", Optional.of(Precision.FLOAT16)).precision());
		final String message = assertThrows(IllegalArgumentException.class, () -> place("cpu", Optional.of(
			Precision.FLOAT16))).getMessage();
		assertEquals("The precision float16 is for GPUs, and this run is on the CPU. Choose bfloat16, float32 or auto.",
			message);
	}

	@Test
	void float16GivesWayWhereItsGpuDoes() {
		machine.withBroken(ComputeDevice.gpu(0), "its driver is too old.");

		final Placement placement = place("gpu", Optional.of(Precision.FLOAT16));

		assertEquals(ComputeDevice.CPU, placement.device());
		assertEquals(Precision.FLOAT32, placement.precision());
		assertEquals("The device gpu0 cannot be used: its driver is too old. The run is on cpu instead. " +
			"The precision is float32, as float16 is for GPUs.", placement.message().orElseThrow());
	}

	@Test
	void thisMachinesCpuWorks() {
		assertEquals(Optional.empty(), new EngineDevices().problem(ComputeDevice.CPU));
		assertEquals(new Placement(ComputeDevice.CPU, Processor.here().preferredPrecision(), Optional.empty()), Placement.of(
			DeviceChoice.CPU, Optional.empty()));
	}

	private Placement place(final String device, final Optional<Precision> precision) {
		return Placement.of(DeviceChoice.parse(device), precision, machine);
	}
}
