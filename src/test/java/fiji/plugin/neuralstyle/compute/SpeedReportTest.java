package fiji.plugin.neuralstyle.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.Placement;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.device.ComputeDevice;
import fiji.plugin.neuralstyle.network.device.DeviceChoice;
import ij.measure.ResultsTable;

/** What people are told; of machines that are made up, and of this one. */
class SpeedReportTest {

	@Test
	void whatWorksAndWhatDoesNotIsSaidWithTheReason() {
		final Map<ComputeDevice, Optional<String>> devices = new LinkedHashMap<>();
		devices.put(ComputeDevice.gpu(0), Optional.empty());
		devices.put(ComputeDevice.gpu(1), Optional.of("its memory is full."));
		devices.put(ComputeDevice.CPU, Optional.empty());
		final Machine machine = new Machine("PyTorch 0", devices, Optional.empty(), new Placement(ComputeDevice.gpu(0),
			Precision.BFLOAT16, Optional.empty()));

		assertEquals(List.of(ComputeDevice.gpu(0), ComputeDevice.CPU), machine.working());
		assertEquals(List.of("gpu0: works", "gpu1: cannot be used: its memory is full.", "cpu: works",
			"auto is gpu0 in bfloat16"), machine.lines().subList(1, 5));
	}

	@Test
	void whatToExpectIsThatOfTheDeviceThatAutoTakes() {
		final Machine machine = new Machine("PyTorch 0", Map.of(ComputeDevice.CPU, Optional.empty()), Optional.of(
			"there is none."), new Placement(ComputeDevice.CPU, Precision.BFLOAT16, Optional.empty()));
		final SpeedReport report = new SpeedReport(machine, FormulaNetwork.weights(), List.of(new Speed(ComputeDevice.CPU,
			Precision.FLOAT32, 512, 2, 100), new Speed(ComputeDevice.CPU, Precision.BFLOAT16, 256, 2, 0.25), new Speed(
				ComputeDevice.CPU, Precision.BFLOAT16, 512, 2, 0.5)));

		final List<String> lines = report.lines();

		assertTrue(lines.contains("No GPU: there is none."), lines.toString());
		assertEquals(
			"To be expected of a run with default settings and the network formula: 65 s at 512 x 512, 4 min at 1024 x 1024",
			lines.get(lines.size() - 1));
		final ResultsTable table = report.table();
		assertEquals(3, table.size());
		assertEquals("bfloat16", table.getStringValue("precision", 1));
		assertEquals(4, table.getValue("iterations per second", 1), 1e-9);
		assertEquals(65.625, table.getValue("seconds for 512 x 512", 2), 1e-3);
	}

	@Test
	void thisMachineHasACpuThatWorks() {
		final Machine machine = Machine.look();

		assertTrue(machine.working().contains(ComputeDevice.CPU), machine.toString());
		assertTrue(machine.engine().matches("PyTorch \\d+\\.\\d+\\.\\d+.*"), machine.engine());
		assertEquals(Placement.of(DeviceChoice.AUTO, Optional.empty()), machine.auto());
	}
}
