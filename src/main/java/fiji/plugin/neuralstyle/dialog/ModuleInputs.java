package fiji.plugin.neuralstyle.dialog;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.scijava.ItemVisibility;
import org.scijava.module.MethodCallException;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.Parameter;
import org.scijava.util.ClassUtils;

import fiji.plugin.neuralstyle.command.NeuralStyleCommand;
import fiji.plugin.neuralstyle.weights.Networks;

/** The inputs of a command as a dialog sees them. */
final class ModuleInputs {

	/** Attribute of a parameter that most users never touch. */
	private static final String ADVANCED = "advanced";
	private static final Set<Class<?>> TYPES = Set.of(String.class, int.class, long.class, double.class, boolean.class);

	private final Module module;

	ModuleInputs(final Module module) {
		this.module = module;
	}

	/** What is to be asked, or said: the inputs of the concrete command first, then those it shares with others. */
	List<ModuleItem<?>> open() {
		final List<ModuleItem<?>> own = new ArrayList<>();
		final List<ModuleItem<?>> shared = new ArrayList<>();
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (!TYPES.contains(item.getType()) || module.isInputResolved(item.getName())) continue;
			if (item.getVisibility() == ItemVisibility.INVISIBLE) continue;
			(isOwn(item) ? own : shared).add(item);
		}
		own.addAll(shared);
		return own;
	}

	/** Asked of the field itself, as a dynamic command's inputs don't keep their attributes. */
	boolean isAdvanced(final ModuleItem<?> item) {
		return field(item).map(field -> field.getAnnotation(Parameter.class)).stream().flatMap(parameter -> Arrays.stream(
			parameter.attrs())).anyMatch(attribute -> ADVANCED.equals(attribute.name()));
	}

	static boolean isMessage(final ModuleItem<?> item) {
		return item.getVisibility() == ItemVisibility.MESSAGE;
	}

	/** Has somebody told, on the event thread, that the command has changed a message by itself. */
	void whenMessagesChange(final Runnable told) {
		if (module.getDelegateObject() instanceof NeuralStyleCommand command) command.whenMessagesChange(told);
	}

	Object value(final ModuleItem<?> item) {
		return module.getInput(item.getName());
	}

	/**
	 * Gives an input a value, and the command the chance to change others and to show what would come of it.
	 *
	 * @throws IllegalStateException if the command fails at that
	 */
	void set(final ModuleItem<?> item, final Object value) {
		module.setInput(item.getName(), value);
		try {
			item.callback(module);
			module.preview();
		}
		catch (MethodCallException e) {
			throw new IllegalStateException("The command cannot follow the change of \"" + item.getLabel() + "\": " + e
				.getCause(), e);
		}
	}

	/** Chooses the network that most users want, where a network is asked for and that one is installed. */
	void preferInstalledNetwork() {
		final String preferred = KnownNetworks.ofProcess().preferred();
		if (Networks.BUILT_IN.equals(preferred)) return;
		open().stream().filter(item -> NetworkField.isFor(item) && Networks.BUILT_IN.equals(value(item))).forEach(item -> set(
			item, preferred));
	}

	private boolean isOwn(final ModuleItem<?> item) {
		return field(item).filter(field -> field.getDeclaringClass() == module.getDelegateObject().getClass()).isPresent();
	}

	private Optional<Field> field(final ModuleItem<?> item) {
		return ClassUtils.getAnnotatedFields(module.getDelegateObject().getClass(), Parameter.class).stream().filter(
			field -> field.getName().equals(item.getName())).findFirst();
	}
}
