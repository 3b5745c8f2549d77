package ai.lynx.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Which module may know which: plugs and engines know the SPI, the SPI knows the API, and the
 * assembly finds plugs by name without knowing a single one.
 */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("ai.lynx");

  private static final String[] API = {"ai.lynx", "ai.lynx.error..", "ai.lynx.media.."};
  private static final String SPI = "ai.lynx.spi..";
  private static final String[] PLUGS = {
    "ai.lynx.engine..",
    "ai.lynx.vision..",
    "ai.lynx.llm..",
    "ai.lynx.adapters..",
    "ai.lynx.checkpoints..",
    "ai.lynx.hub.."
  };
  private static final String[] ASSEMBLY = {"ai.lynx.assembly..", "ai.lynx.training.."};
  private static final String BENCHMARKS = "ai.lynx.benchmarks..";
  private static final String JAVA = "java..";
  private static final String JSPECIFY = "org.jspecify.annotations..";

  /** Rules about modules that are not on the path would hold for want of classes. */
  @Test
  void allModulesAreOnThePath() {
    for (String name :
        List.of(
            "ai.lynx.Lynx",
            "ai.lynx.spi.tensor.Ops",
            "ai.lynx.adapters.prefix.PrefixFusionProvider",
            "ai.lynx.checkpoints.safetensors.SafetensorsFormat",
            "ai.lynx.engine.pytorch.PyTorchEngineProvider",
            "ai.lynx.engine.tensorrt.TensorRtEngineProvider",
            "ai.lynx.hub.HuggingFaceHub",
            "ai.lynx.llm.backbones.decoder.Decoder",
            "ai.lynx.vision.encoders.eva.EvaVitProvider",
            "ai.lynx.assembly.ReferenceLynxProvider",
            "ai.lynx.benchmarks.Benchmark")) {
      assertThat(CLASSES.contain(name)).as(name).isTrue();
    }
  }

  @Test
  void theApiKnowsNothingButJava() {

    classes()
        .that()
        .resideInAnyPackage(API)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(API).or(resideInAnyPackage(JAVA, JSPECIFY)))
        .check(CLASSES);
  }

  @Test
  void theSpiKnowsTheApiOnly() {

    classes()
        .that()
        .resideInAPackage(SPI)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(API).or(resideInAnyPackage(SPI, JAVA, JSPECIFY)))
        .check(CLASSES);
  }

  @Test
  void plugsDoNotKnowTheAssembly() {

    noClasses()
        .that()
        .resideInAnyPackage(PLUGS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.lynx.assembly..", "ai.lynx.training..", "ai.lynx.cli..")
        .check(CLASSES);
  }

  @Test
  void plugModulesDoNotKnowEachOther() {

    slices()
        .matching("ai.lynx.(engine|vision|llm|adapters|checkpoints|hub)..")
        .should()
        .notDependOnEachOther()
        .check(CLASSES);
  }

  @Test
  void theAssemblyNamesNoPlug() {

    noClasses()
        .that()
        .resideInAnyPackage(ASSEMBLY)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(PLUGS)
        .check(CLASSES);
  }

  @Test
  void theCommandLineAndTheBenchmarksNameNoPlug() {

    noClasses()
        .that()
        .resideInAnyPackage("ai.lynx.cli..", BENCHMARKS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(PLUGS)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLineKnowsTheBenchmarks() {

    noClasses()
        .that()
        .resideOutsideOfPackages("ai.lynx.cli..", BENCHMARKS)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(BENCHMARKS)
        .check(CLASSES);
  }

  @Test
  void onlyThePyTorchEngineComputesWithDjl() {

    noClasses()
        .that()
        .resideOutsideOfPackage("ai.lynx.engine.pytorch..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("ai.djl..")
                .and(
                    not(
                        resideInAnyPackage(
                            "ai.djl.huggingface.tokenizers..", "ai.djl.sentencepiece.."))))
        .check(CLASSES);
  }

  @Test
  void onlyTheTensorRtEngineKnowsOnnxRuntime() {

    noClasses()
        .that()
        .resideOutsideOfPackage("ai.lynx.engine.tensorrt..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.onnxruntime..", "com.google.protobuf..")
        .check(CLASSES);
  }

  @Test
  void onlyLanguageModelsTokenizeWithDjl() {

    noClasses()
        .that()
        .resideOutsideOfPackage("ai.lynx.llm.backbones..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.djl.huggingface.tokenizers..", "ai.djl.sentencepiece..")
        .check(CLASSES);
  }

  @Test
  void onlyTheAssemblyKnowsGuice() {

    noClasses()
        .that()
        .resideOutsideOfPackages(ASSEMBLY)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.google.inject..", "jakarta.inject..")
        .check(CLASSES);
  }

  @Test
  void namesSayWhatAClassIs() {

    noClasses()
        .should()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Processor")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .check(CLASSES);
  }

  @Test
  void staticFieldsAreFinal() {
    fields()
        .that()
        .areStatic()
        .and()
        .areNotDeclaredIn("ai.lynx.engine.tensorrt.format.Onnx") // which protoc writes
        .should()
        .beFinal()
        .check(CLASSES);
  }

  @Test
  void nothingIsReflected() {

    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.reflect..")
        .check(CLASSES);
  }
}
