package fiji.plugin.neuralstyle.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.JavaCommand;
import fiji.plugin.neuralstyle.network.device.DeviceChoice;

/** Finding PyTorch's libraries for GPUs, in folders that are made up; and an engine that is given broken ones. */
class CudaLibrariesTest {

	private static final String VERSION = "2.7.1";

	@TempDir
	private Path folder;

	@Test
	void withoutADriverTheyAreLeftAlone() throws IOException {
		library("torch_cuda");

		final CudaLibraries libraries = new CudaLibraries(folder, VERSION, false);

		assertFalse(libraries.areUsable());
		assertEquals("no NVIDIA driver was found on this machine.", libraries.absence());
	}

	@Test
	void theyAreTakenWhereADriverIs() throws IOException {
		library("torch_cuda");
		Files.writeString(folder.resolve("build-version"), "2.7.1+cu128\n");

		assertTrue(new CudaLibraries(folder, VERSION, true).areUsable());
	}

	@Test
	void whereTheyAreMissingTheFolderIsNamed() {
		final CudaLibraries libraries = new CudaLibraries(folder, VERSION, true);

		assertFalse(libraries.areUsable());
		assertTrue(libraries.absence().contains("not in " + folder) && libraries.absence().contains("docs/gpu.md"), libraries
			.absence());
	}

	@Test
	void thoseOfAnotherVersionAreLeftAlone() throws IOException {
		library("torch_cuda");
		Files.writeString(folder.resolve("build-version"), "2.6.0+cu124\n");

		final CudaLibraries libraries = new CudaLibraries(folder, VERSION, true);

		assertFalse(libraries.areUsable());
		assertTrue(libraries.absence().contains("PyTorch 2.6.0, and 2.7.1 is needed"), libraries.absence());
	}

	/** What a virtual machine of its own says of its devices. */
	static final class Look {

		private Look() {}

		public static void main(final String[] arguments) {
			final EngineDevices devices = new EngineDevices();
			System.out.println("devices: " + devices.devices());
			System.out.println("absence: " + devices.absence(DeviceChoice.GPU));
		}
	}

	@Test
	void librariesThatDoNotLoadGiveWayToThoseInTheJarAndAreNamed() throws Exception {
		assumeFalse(System.getenv().containsKey("PYTORCH_LIBRARY_PATH"), "the environment's libraries come first");
		final Path broken = library("torch");
		final Path output = folder.resolve("output.txt");

		final int code = new ProcessBuilder(JavaCommand.of(Look.class, "-XX:TieredStopAtLevel=1", "-DPYTORCH_LIBRARY_PATH=" +
			folder)).redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();

		final List<String> lines = Files.readAllLines(output);
		assertEquals(0, code, lines::toString);
		assertTrue(lines.contains("devices: [cpu]") || lines.contains("devices: [mps, cpu]"), lines::toString);
		final String absence = lines.get(lines.size() - 1);
		assertTrue(absence.startsWith("absence: the libraries in " + folder + " do not load (") && absence.contains(broken
			.getFileName().toString()), absence);
	}

	/** The environment cannot be changed from inside, so there is no second try. */
	@Test
	void librariesOfTheEnvironmentThatDoNotLoadAreNamedWithTheWayOut() throws Exception {
		library("torch");
		final Path output = folder.resolve("output.txt");
		final ProcessBuilder builder = new ProcessBuilder(JavaCommand.of(Look.class, "-XX:TieredStopAtLevel=1"));
		builder.environment().put("PYTORCH_LIBRARY_PATH", folder.toString());

		final int code = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();

		final String said = Files.readString(output);
		assertEquals(1, code, said);
		assertTrue(said.contains("The environment variable PYTORCH_LIBRARY_PATH has it look in " + folder), said);
	}

	private Path library(final String name) throws IOException {
		return Files.writeString(folder.resolve(System.mapLibraryName(name)), "no library");
	}
}
