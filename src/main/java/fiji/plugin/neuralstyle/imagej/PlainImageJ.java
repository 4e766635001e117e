package fiji.plugin.neuralstyle.imagej;

import java.util.List;

import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.command.CommandInfo;
import org.scijava.convert.ConvertService;
import org.scijava.event.EventService;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleRunner;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.PluginService;
import org.scijava.service.Service;

import ij.IJ;
import ij.Macro;
import ij.plugin.frame.Recorder;

/**
 * What Fiji's bridge does for a SciJava command, in plain ImageJ: a macro's options become inputs, and the
 * inputs of a run by menu become options for the recorder, under the same keys. The command runs on the
 * calling thread, as ImageJ keeps a macro's state by thread.
 */
final class PlainImageJ {

	private final Context context;

	PlainImageJ(final Context context) {
		this.context = context;
	}

	void run(final CommandInfo info) {
		final Module module = module(info);
		final boolean macro = IJ.isMacro() && Macro.getOptions() != null;
		if (macro) fill(module, Macro.getOptions());
		final PluginService plugins = context.service(PluginService.class);
		final List<PreprocessorPlugin> before = plugins.createInstancesOfType(PreprocessorPlugin.class);
		final List<PostprocessorPlugin> after = plugins.createInstancesOfType(PostprocessorPlugin.class);
		try (StatusLine line = new StatusLine(context.service(EventService.class), info.getTitle())) {
			new ModuleRunner(context, module, before, after).run();
		}
		if (!macro && Recorder.record) record(module);
	}

	private Module module(final CommandInfo info) {
		try {
			final Module module = info.createModule();
			context.inject(module);
			return module;
		}
		catch (ModuleException e) {
			throw new IllegalStateException("The command " + info.getTitle() + " cannot be made: " + e.getMessage(), e);
		}
	}

	/** As Fiji does it: the key is the input's name, and what cannot be converted is left out. */
	private void fill(final Module module, final String options) {
		final ConvertService convert = context.service(ConvertService.class);
		for (final ModuleItem<?> input : module.getInfo().inputs()) {
			final String value = Macro.getValue(options, input.getName(), null);
			if (value == null || !convert.supports(value, input.getType())) continue;
			module.setInput(input.getName(), convert.convert(value, input.getType()));
			module.resolveInput(input.getName());
		}
	}

	/** ImageJ itself writes the line around it. */
	private static void record(final Module module) {
		for (final ModuleItem<?> input : module.getInfo().inputs()) {
			final Object value = module.getInput(input.getName());
			if (value == null || input.getVisibility() != ItemVisibility.NORMAL || value instanceof Service ||
				value instanceof Context) continue;
			Recorder.recordOption(input.getName(), value.toString());
		}
	}
}
