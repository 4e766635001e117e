package fiji.plugin.neuralstyle.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import fiji.plugin.neuralstyle.Samples;
import ij.measure.ResultsTable;

class ComputeDeviceCommandTest {

	@TempDir
	private Path folder;

	private InspectSession session;

	@BeforeEach
	void open() throws Exception {
		session = new InspectSession(ComputeDeviceCommand.class, Samples.network(folder).toString());
	}

	@AfterEach
	void close() {
		session.close();
	}

	@Test
	void measuresTheCpuInBothPrecisionsAtBothSizes() throws Exception {
		final Module module = session.run(Map.of("seconds", 0.1, "threads", 1));

		assertNull(((InspectCommand) module).getCancelReason());
		final ResultsTable table = (ResultsTable) module.getOutput("table");
		assertTrue(table.size() >= 4);
		assertEquals("cpu", table.getStringValue("device", table.size() - 1));
		assertEquals("bfloat16", table.getStringValue("precision", table.size() - 1));
		assertEquals(512, table.getValue("size", table.size() - 1));
		final String report = (String) module.getOutput("report");
		assertTrue(report.contains("cpu: works") && report.contains("To be expected"), report);
	}

	@Test
	void looksWithoutATest() throws Exception {
		final Module module = session.run(Map.of("test", false));

		assertEquals(0, ((ResultsTable) module.getOutput("table")).size());
		assertTrue(((String) module.getOutput("report")).contains("cpu: works"));
	}

	@Test
	void errorsAreSentences() throws Exception {
		assertRefused(Map.of("seconds", 0.0), "0.0 seconds");
		assertRefused(Map.of("threads", -1), "number of threads is -1");
		assertRefused(Map.of("network", "nonsense"), "nonsense");
	}

	private void assertRefused(final Map<String, Object> inputs, final String named) throws Exception {
		final String reason = ((InspectCommand) session.run(inputs)).getCancelReason();
		assertTrue(reason != null && reason.contains(named) && reason.endsWith("."), reason);
	}

	@Test
	void parametersCanBeRecordedAndAreNotRemembered() {
		for (final ModuleItem<?> input : session.info().inputs()) {
			if (ImageJSession.isFilledIn(input)) continue;
			assertFalse(input.isPersisted(), input.getName());
			assertFalse(input.getDescription().isBlank(), input.getName());
			assertTrue(input.getName().matches("[a-z]+"), input.getName());
		}
		assertEquals("Plugins > Neural Style > Compute Device...", session.info().getMenuPath().getMenuString());
	}
}
