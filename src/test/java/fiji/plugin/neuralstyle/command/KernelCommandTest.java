package fiji.plugin.neuralstyle.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.inspect.ClassicKernel;
import ij.WindowManager;

class KernelCommandTest {

	@TempDir
	private Path folder;

	private InspectSession session;

	@BeforeEach
	void open() throws Exception {
		session = new InspectSession(KernelCommand.class, Samples.network(folder).toString());
		Samples.content(48, 40).show();
	}

	@AfterEach
	void close() {
		session.close();
	}

	@Test
	void everyKernelGivesAResultAndAPictureOfItself() throws Exception {
		for (final Object kernel : session.info().getInput("kernel").getChoices()) {
			final int before = ImageJSession.openImages().length;

			session.image(Map.of("image", "content.png", "kernel", kernel, "channel", 2));

			assertEquals(before + 2, ImageJSession.openImages().length, kernel.toString());
		}
		assertNotNull(WindowManager.getImage("conv1_1 #2 of content.png"));
		assertNotNull(WindowManager.getImage("Kernel: sharpen"));
	}

	@Test
	void theChoicesAreAllTheClassicsAndLearned() {
		final List<Object> all = new ArrayList<>(Choices.of(ClassicKernel.class));
		all.add("learned");
		assertEquals(all, session.info().getInput("kernel").getChoices());
	}

	@Test
	void thePreviewComesWithItsBoxAndGoesWithoutIt() throws Exception {
		final KernelCommand command = (KernelCommand) session.info().createModule();
		session.inject(command);
		command.setInput("image", "content.png");
		command.setInput("preview", true);

		command.preview();
		command.preview();
		assertNotNull(WindowManager.getImage("Preview"));
		command.setInput("kernel", "no such");
		command.preview();
		assertNotNull(WindowManager.getImage("Preview"));
		command.setInput("preview", false);
		command.preview();

		assertNull(WindowManager.getImage("Preview"));
	}

	@Test
	void wrongValuesAreToldWhatIsPossible() throws Exception {
		session.assertRefused(Map.of("kernel", "blur"), "average blur, edge detection, sharpen, edge enhance, learned");
		session.assertRefused(Map.of("kernel", "learned", "channel", 5), "1 to 4");
		session.assertRefused(Map.of("image", "nothing"), "content.png");
	}
}
