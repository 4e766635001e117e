package fiji.plugin.neuralstyle.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.module.Module;
import org.scijava.task.Task;
import org.scijava.task.event.TaskEvent;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.NetworkServer;
import fiji.plugin.neuralstyle.Samples;
import ij.measure.ResultsTable;

/** Managing networks as programs and macros do it, with a server on this machine and without a display. */
class NetworksCommandTest {

	private static final String NAME = NetworkServer.NAME;
	private static final int PATIENCE_SECONDS = 60;

	@TempDir
	private Path folder;

	private Path networks;
	private Path file;
	private NetworkServer server;
	private NetworksSession session;

	@BeforeEach
	void start() throws IOException {
		networks = Files.createDirectory(folder.resolve("networks"));
		file = networks.resolve(NAME + ".safetensors");
		server = new NetworkServer(Files.createDirectory(folder.resolve("server")));
		Files.copy(server.catalogue(), networks.resolve("catalogue.json"));
		session = new NetworksSession(NetworksCommand.class, networks);
	}

	@AfterEach
	void stop() {
		session.close();
		server.close();
	}

	@Test
	void theTableHasEveryNetworkWithItsStateAndFile() throws Exception {
		Files.move(Samples.network(folder), networks.resolve("mine.safetensors"));

		final ResultsTable table = table(session.succeed(Map.of()));

		assertEquals(List.of("name", "state", "file", "size", "description"), List.of(table.getHeadings()));
		final List<String> names = column(table, "name");
		assertTrue(names.containsAll(List.of("built-in", "vgg19", NAME, "mine")), names.toString());
		assertEquals("built in", table.getStringValue("state", names.indexOf("built-in")));
		assertEquals("not installed", table.getStringValue("state", names.indexOf("vgg19")));
		assertEquals("80.1 MB", table.getStringValue("size", names.indexOf("vgg19")));
		assertEquals("Very small.", table.getStringValue("description", names.indexOf(NAME)));
		final int mine = names.indexOf("mine");
		assertEquals("installed", table.getStringValue("state", mine));
		assertEquals(networks.resolve("mine.safetensors").toString(), table.getStringValue("file", mine));
		assertTrue(table.getStringValue("size", mine).endsWith(" MB"));
		assertTrue(session.said().contains("vgg19: not installed"), session.said());
	}

	@Test
	void installedVerifiedAndRemoved() throws Exception {
		final ResultsTable table = table(session.succeed(Map.of("action", "install", "network", NAME)));

		assertEquals("installed", table.getStringValue("state", column(table, "name").indexOf(NAME)));
		assertTrue(session.said().contains("is installed: " + file), session.said());
		assertTrue(session.said().contains(NetworkServer.LICENCE) && session.said().contains(NetworkServer.CITATION), session
			.said());

		session.succeed(Map.of("action", "verify", "network", NAME));
		assertTrue(session.said().contains(file + " is whole"), session.said());

		session.succeed(Map.of("action", "remove", "network", NAME));
		assertFalse(Files.exists(file));
		assertTrue(session.said().contains("is removed"), session.said());
	}

	@Test
	void theFolderIsMadeAndNamed() throws Exception {
		session.close();
		final Path other = folder.resolve("other");
		session = new NetworksSession(NetworksCommand.class, other);

		session.succeed(Map.of("action", "open folder"));

		assertTrue(Files.isDirectory(other));
		assertTrue(session.said().contains(other.toString()), session.said());
	}

	@Test
	void theTasksStopButtonCancelsADownloadAndTheNextTryGoesOn() throws Exception {
		server.stallOnce();
		final File part = networks.resolve("." + NAME + ".part").toFile();
		final Tasks tasks = new Tasks();
		session.session().context().service(EventService.class).subscribe(tasks);
		final CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> tasks.cancelOnce(() -> part.length() > 0));

		session.assertCancelled(Map.of("action", "install", "network", NAME));

		stopped.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		assertTrue(tasks.last.getStatusMessage().contains("Installing " + NAME), tasks.last.getStatusMessage());
		assertFalse(Files.exists(file));
		final long here = part.length();
		session.succeed(Map.of("action", "install", "network", NAME));
		assertEquals(List.of("", "bytes=" + here + "-"), server.ranges());
	}

	@ParameterizedTest
	@CsvSource({ "install, nobodys", "verify, nobodys", "verify, built-in", "remove, built-in", "install, ''", "remove, ''",
		"sell, vgg19" })
	void whatWillNotDoIsOneSentence(final String action, final String network) throws Exception {
		session.assertRefused(Map.of("action", action, "network", network), network.isEmpty() ? "vgg19" : action.equals(
			"sell") ? "sell" : network);
	}

	@Test
	void aWrongCatalogueIsOneSentence() throws Exception {
		Files.writeString(networks.resolve("catalogue.json"), "[]");

		session.assertRefused(Map.of(), networks.resolve("catalogue.json").toString());
	}

	@Test
	void actionsAreAllThereAre() {
		assertEquals(Choices.of(NetworkAction.class), session.info().getInput("action").getChoices());
	}

	private static ResultsTable table(final Module module) {
		return (ResultsTable) module.getOutput("table");
	}

	private static List<String> column(final ResultsTable table, final String heading) {
		return List.of(table.getColumnAsStrings(heading));
	}

	/** A user who looks at the tasks and stops the last. */
	private static final class Tasks {

		private volatile Task last;

		@EventHandler
		void changed(final TaskEvent event) {
			last = event.getTask();
		}

		void cancelOnce(final BooleanSupplier condition) {
			final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
			while (!condition.getAsBoolean() && System.nanoTime() < end) {
				LockSupport.parkNanos(10_000_000);
			}
			last.cancel("enough");
		}
	}
}
