export namespace check {
	
	export class PortalFit {
	    fits: boolean;
	    why?: string;
	
	    static createFrom(source: any = {}) {
	        return new PortalFit(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.fits = source["fits"];
	        this.why = source["why"];
	    }
	}

}

export namespace directory {
	
	export class Edit {
	    property: string;
	    from: string[];
	    set: string;
	    to: string;
	    clear: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Edit(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.property = source["property"];
	        this.from = source["from"];
	        this.set = source["set"];
	        this.to = source["to"];
	        this.clear = source["clear"];
	    }
	}

}

export namespace explain {
	
	export class Change {
	    property: string;
	    from: string;
	    state: string;
	    operator: string;
	    to: string[];
	    clear: boolean;
	    text: string;
	
	    static createFrom(source: any = {}) {
	        return new Change(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.property = source["property"];
	        this.from = source["from"];
	        this.state = source["state"];
	        this.operator = source["operator"];
	        this.to = source["to"];
	        this.clear = source["clear"];
	        this.text = source["text"];
	    }
	}
	export class EvaluatedProperty {
	    propertyName: string;
	    propertyValue: string;
	
	    static createFrom(source: any = {}) {
	        return new EvaluatedProperty(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.propertyName = source["propertyName"];
	        this.propertyValue = source["propertyValue"];
	    }
	}
	export class Explanation {
	    expression: string;
	    expressionResult?: boolean;
	    propertyToEvaluate?: EvaluatedProperty;
	    expressionEvaluationDetails: Explanation[];
	    outcome: string;
	    assumed: boolean;
	    reason: string;
	    state: string;
	
	    static createFrom(source: any = {}) {
	        return new Explanation(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.expression = source["expression"];
	        this.expressionResult = source["expressionResult"];
	        this.propertyToEvaluate = this.convertValues(source["propertyToEvaluate"], EvaluatedProperty);
	        this.expressionEvaluationDetails = this.convertValues(source["expressionEvaluationDetails"], Explanation);
	        this.outcome = source["outcome"];
	        this.assumed = source["assumed"];
	        this.reason = source["reason"];
	        this.state = source["state"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Nearest {
	    edits: Change[];
	    outcome: string;
	    text: string;
	
	    static createFrom(source: any = {}) {
	        return new Nearest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.edits = this.convertValues(source["edits"], Change);
	        this.outcome = source["outcome"];
	        this.text = source["text"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Sentence {
	    kind: string;
	    property: string;
	    operator: string;
	    negated: boolean;
	    wanted: string[];
	    has: string;
	    state: string;
	    assumed: boolean;
	    expression: string;
	    text: string;
	
	    static createFrom(source: any = {}) {
	        return new Sentence(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.property = source["property"];
	        this.operator = source["operator"];
	        this.negated = source["negated"];
	        this.wanted = source["wanted"];
	        this.has = source["has"];
	        this.state = source["state"];
	        this.assumed = source["assumed"];
	        this.expression = source["expression"];
	        this.text = source["text"];
	    }
	}

}

export namespace form {
	
	export class Condition {
	    property: string;
	    operator: string;
	    values: string[];
	    quantifier?: string;
	    field?: string;
	    enabled?: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Condition(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.property = source["property"];
	        this.operator = source["operator"];
	        this.values = source["values"];
	        this.quantifier = source["quantifier"];
	        this.field = source["field"];
	        this.enabled = source["enabled"];
	    }
	}
	export class Tree {
	    join: string;
	    not: boolean;
	    parts: Tree[];
	    condition?: Condition;
	
	    static createFrom(source: any = {}) {
	        return new Tree(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.join = source["join"];
	        this.not = source["not"];
	        this.parts = this.convertValues(source["parts"], Tree);
	        this.condition = this.convertValues(source["condition"], Condition);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}

}

export namespace number {
	
	export class Range {
	    id: string;
	    name: string;
	    first: string;
	    last: string;
	    type: string;
	    country: string;
	    city: string;
	    tag: string;
	    locationId: string;
	    rule: string;
	
	    static createFrom(source: any = {}) {
	        return new Range(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.first = source["first"];
	        this.last = source["last"];
	        this.type = source["type"];
	        this.country = source["country"];
	        this.city = source["city"];
	        this.tag = source["tag"];
	        this.locationId = source["locationId"];
	        this.rule = source["rule"];
	    }
	}

}

export namespace persona {
	
	export class Abbreviation {
	    long: string;
	    short: string;
	
	    static createFrom(source: any = {}) {
	        return new Abbreviation(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.long = source["long"];
	        this.short = source["short"];
	    }
	}
	export class Pattern {
	    style?: string;
	    longest?: number;
	    baseline?: string;
	    calling?: string;
	    department?: string;
	
	    static createFrom(source: any = {}) {
	        return new Pattern(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.style = source["style"];
	        this.longest = source["longest"];
	        this.baseline = source["baseline"];
	        this.calling = source["calling"];
	        this.department = source["department"];
	    }
	}
	export class Convention {
	    style: string;
	    prefix: string;
	    lower?: boolean;
	    groups: Pattern;
	    policies: Pattern;
	    abbreviations?: Abbreviation[];
	
	    static createFrom(source: any = {}) {
	        return new Convention(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.style = source["style"];
	        this.prefix = source["prefix"];
	        this.lower = source["lower"];
	        this.groups = this.convertValues(source["groups"], Pattern);
	        this.policies = this.convertValues(source["policies"], Pattern);
	        this.abbreviations = this.convertValues(source["abbreviations"], Abbreviation);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Counts {
	    personas: number;
	    policies: number;
	    dialPlans: number;
	    queues: number;
	    places: number;
	    routes: number;
	    licences: number;
	
	    static createFrom(source: any = {}) {
	        return new Counts(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.personas = source["personas"];
	        this.policies = source["policies"];
	        this.dialPlans = source["dialPlans"];
	        this.queues = source["queues"];
	        this.places = source["places"];
	        this.routes = source["routes"];
	        this.licences = source["licences"];
	    }
	}
	export class EmergencyNumber {
	    dial: string;
	    masks: string[];
	    usage: string;
	
	    static createFrom(source: any = {}) {
	        return new EmergencyNumber(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.dial = source["dial"];
	        this.masks = source["masks"];
	        this.usage = source["usage"];
	    }
	}
	export class Notification {
	    dial: string;
	    groups: string[];
	    dialOut: string;
	    mode: string;
	
	    static createFrom(source: any = {}) {
	        return new Notification(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.dial = source["dial"];
	        this.groups = source["groups"];
	        this.dialOut = source["dialOut"];
	        this.mode = source["mode"];
	    }
	}
	export class NumberRule {
	    kind: string;
	    ranges: string[];
	    tag: string;
	    type: string;
	    area: string;
	
	    static createFrom(source: any = {}) {
	        return new NumberRule(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.ranges = source["ranges"];
	        this.tag = source["tag"];
	        this.type = source["type"];
	        this.area = source["area"];
	    }
	}
	export class Origin {
	    setting: string;
	    what?: string;
	    department: string;
	    feature: string;
	    answers?: string[];
	    derived?: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Origin(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.setting = source["setting"];
	        this.what = source["what"];
	        this.department = source["department"];
	        this.feature = source["feature"];
	        this.answers = source["answers"];
	        this.derived = source["derived"];
	    }
	}
	
	export class PolicyChoice {
	    type: string;
	    name: string;
	
	    static createFrom(source: any = {}) {
	        return new PolicyChoice(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.type = source["type"];
	        this.name = source["name"];
	    }
	}
	export class Persona {
	    id: string;
	    name: string;
	    short?: string;
	    layer: string;
	    description: string;
	    country: string;
	    licences: string[];
	    securityGroups: string[];
	    number: NumberRule;
	    policies: PolicyChoice[];
	    location: string;
	    queues: string[];
	    teams: string[];
	    conditions: form.Condition[];
	    rule: string;
	    department: string;
	    ordinal: number;
	    ruleName?: string;
	    ruleSays?: string;
	    owner?: string;
	    status?: string;
	    reviewed?: string;
	    open?: string[];
	    disabled?: string;
	    group?: string;
	    plansOff?: Record<string, Array<string>>;
	    origins?: Origin[];
	
	    static createFrom(source: any = {}) {
	        return new Persona(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.short = source["short"];
	        this.layer = source["layer"];
	        this.description = source["description"];
	        this.country = source["country"];
	        this.licences = source["licences"];
	        this.securityGroups = source["securityGroups"];
	        this.number = this.convertValues(source["number"], NumberRule);
	        this.policies = this.convertValues(source["policies"], PolicyChoice);
	        this.location = source["location"];
	        this.queues = source["queues"];
	        this.teams = source["teams"];
	        this.conditions = this.convertValues(source["conditions"], form.Condition);
	        this.rule = source["rule"];
	        this.department = source["department"];
	        this.ordinal = source["ordinal"];
	        this.ruleName = source["ruleName"];
	        this.ruleSays = source["ruleSays"];
	        this.owner = source["owner"];
	        this.status = source["status"];
	        this.reviewed = source["reviewed"];
	        this.open = source["open"];
	        this.disabled = source["disabled"];
	        this.group = source["group"];
	        this.plansOff = source["plansOff"];
	        this.origins = this.convertValues(source["origins"], Origin);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Setting {
	    name: string;
	    kind: string;
	    value: string;
	
	    static createFrom(source: any = {}) {
	        return new Setting(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.kind = source["kind"];
	        this.value = source["value"];
	    }
	}
	export class Policy {
	    type: string;
	    name: string;
	    description: string;
	    settings: Setting[];
	    rules: phone.NormalizationRule[];
	    dialling: phone.Dialling;
	    existing: boolean;
	    emptyOnPurpose?: boolean;
	    globalOnPurpose?: boolean;
	    gone?: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Policy(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.type = source["type"];
	        this.name = source["name"];
	        this.description = source["description"];
	        this.settings = this.convertValues(source["settings"], Setting);
	        this.rules = this.convertValues(source["rules"], phone.NormalizationRule);
	        this.dialling = this.convertValues(source["dialling"], phone.Dialling);
	        this.existing = source["existing"];
	        this.emptyOnPurpose = source["emptyOnPurpose"];
	        this.globalOnPurpose = source["globalOnPurpose"];
	        this.gone = source["gone"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	

}

export namespace phone {
	
	export class TestNumber {
	    dialled: string;
	    becomes: string;
	    from: string;
	    source?: string;
	
	    static createFrom(source: any = {}) {
	        return new TestNumber(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.dialled = source["dialled"];
	        this.becomes = source["becomes"];
	        this.from = source["from"];
	        this.source = source["source"];
	    }
	}
	export class Dialling {
	    country?: string;
	    tests?: TestNumber[];
	
	    static createFrom(source: any = {}) {
	        return new Dialling(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.country = source["country"];
	        this.tests = this.convertValues(source["tests"], TestNumber);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class NormalizationRule {
	    name: string;
	    description: string;
	    pattern: string;
	    translation: string;
	    isInternalExtension?: boolean;
	
	    static createFrom(source: any = {}) {
	        return new NormalizationRule(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.description = source["description"];
	        this.pattern = source["pattern"];
	        this.translation = source["translation"];
	        this.isInternalExtension = source["isInternalExtension"];
	    }
	}

}

export namespace plan {
	
	export class SeatBill {
	    sku: string;
	    name: string;
	    more: number;
	    less: number;
	    free: number;
	    needed?: number;
	    short?: number;
	
	    static createFrom(source: any = {}) {
	        return new SeatBill(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.sku = source["sku"];
	        this.name = source["name"];
	        this.more = source["more"];
	        this.less = source["less"];
	        this.free = source["free"];
	        this.needed = source["needed"];
	        this.short = source["short"];
	    }
	}
	export class Bill {
	    changes: number;
	    writes: number;
	    reads: number;
	    seconds: number;
	    lanes: Record<string, number>;
	    seats: SeatBill[];
	    numbersOut: number;
	    numbersBack: number;
	    numbersFree: number;
	    voiceOn?: number;
	    voiceOff?: number;
	
	    static createFrom(source: any = {}) {
	        return new Bill(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.changes = source["changes"];
	        this.writes = source["writes"];
	        this.reads = source["reads"];
	        this.seconds = source["seconds"];
	        this.lanes = source["lanes"];
	        this.seats = this.convertValues(source["seats"], SeatBill);
	        this.numbersOut = source["numbersOut"];
	        this.numbersBack = source["numbersBack"];
	        this.numbersFree = source["numbersFree"];
	        this.voiceOn = source["voiceOn"];
	        this.voiceOff = source["voiceOff"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}

}

export namespace problem {
	
	export class Where {
	    step: string;
	    kind: string;
	    id: string;
	    field: string;
	
	    static createFrom(source: any = {}) {
	        return new Where(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.step = source["step"];
	        this.kind = source["kind"];
	        this.id = source["id"];
	        this.field = source["field"];
	    }
	}
	export class Shown {
	    code: string;
	    severity: string;
	    summary: string;
	    detail: string;
	    hint: string;
	    where: Where;
	
	    static createFrom(source: any = {}) {
	        return new Shown(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.severity = source["severity"];
	        this.summary = source["summary"];
	        this.detail = source["detail"];
	        this.hint = source["hint"];
	        this.where = this.convertValues(source["where"], Where);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}

}

export namespace rule {
	
	export class Fix {
	    text: string;
	    says: string;
	
	    static createFrom(source: any = {}) {
	        return new Fix(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.says = source["says"];
	    }
	}
	export class Problem {
	    severity: string;
	    code: string;
	    message: string;
	    offset: number;
	    length: number;
	    fix?: Fix;
	
	    static createFrom(source: any = {}) {
	        return new Problem(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.severity = source["severity"];
	        this.code = source["code"];
	        this.message = source["message"];
	        this.offset = source["offset"];
	        this.length = source["length"];
	        this.fix = this.convertValues(source["fix"], Fix);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}

}

export namespace service {
	
	export class AgentsLine {
	    by: string;
	    names: string[];
	    count: number;
	    most: number;
	    known: boolean;
	
	    static createFrom(source: any = {}) {
	        return new AgentsLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.by = source["by"];
	        this.names = source["names"];
	        this.count = source["count"];
	        this.most = source["most"];
	        this.known = source["known"];
	    }
	}
	export class ApprovalView {
	    by: string;
	    at: string;
	
	    static createFrom(source: any = {}) {
	        return new ApprovalView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.by = source["by"];
	        this.at = source["at"];
	    }
	}
	export class OnceView {
	    value: string;
	    near: string;
	
	    static createFrom(source: any = {}) {
	        return new OnceView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.value = source["value"];
	        this.near = source["near"];
	    }
	}
	export class CaughtView {
	    personaId: string;
	    name: string;
	    in: number;
	    out: number;
	
	    static createFrom(source: any = {}) {
	        return new CaughtView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.personaId = source["personaId"];
	        this.name = source["name"];
	        this.in = source["in"];
	        this.out = source["out"];
	    }
	}
	export class VariantView {
	    value: string;
	    count: number;
	    kind: string;
	
	    static createFrom(source: any = {}) {
	        return new VariantView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.value = source["value"];
	        this.count = source["count"];
	        this.kind = source["kind"];
	    }
	}
	export class VariantGroupView {
	    keep: string;
	    count: number;
	    others: VariantView[];
	    users: number;
	    caught: CaughtView[];
	
	    static createFrom(source: any = {}) {
	        return new VariantGroupView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.keep = source["keep"];
	        this.count = source["count"];
	        this.others = this.convertValues(source["others"], VariantView);
	        this.users = source["users"];
	        this.caught = this.convertValues(source["caught"], CaughtView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class AttributeQualityView {
	    property: string;
	    used: number;
	    known: number;
	    blank: number;
	    unknown: number;
	    distinct: number;
	    variants: VariantGroupView[];
	    once: number;
	    examples: OnceView[];
	
	    static createFrom(source: any = {}) {
	        return new AttributeQualityView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.property = source["property"];
	        this.used = source["used"];
	        this.known = source["known"];
	        this.blank = source["blank"];
	        this.unknown = source["unknown"];
	        this.distinct = source["distinct"];
	        this.variants = this.convertValues(source["variants"], VariantGroupView);
	        this.once = source["once"];
	        this.examples = this.convertValues(source["examples"], OnceView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class BesideView {
	    personaId: string;
	    name: string;
	    layer: string;
	    count: number;
	    clash: boolean;
	
	    static createFrom(source: any = {}) {
	        return new BesideView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.personaId = source["personaId"];
	        this.name = source["name"];
	        this.layer = source["layer"];
	        this.count = source["count"];
	        this.clash = source["clash"];
	    }
	}
	export class BoardCellView {
	    departmentId: string;
	    text: string;
	    words: string;
	    asked: boolean;
	    conflict: string;
	
	    static createFrom(source: any = {}) {
	        return new BoardCellView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.departmentId = source["departmentId"];
	        this.text = source["text"];
	        this.words = source["words"];
	        this.asked = source["asked"];
	        this.conflict = source["conflict"];
	    }
	}
	export class BoardRowView {
	    questionId: string;
	    text: string;
	    short: string;
	    cells: BoardCellView[];
	
	    static createFrom(source: any = {}) {
	        return new BoardRowView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.questionId = source["questionId"];
	        this.text = source["text"];
	        this.short = source["short"];
	        this.cells = this.convertValues(source["cells"], BoardCellView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class BoardSectionView {
	    id: string;
	    title: string;
	    answered: number;
	    of: number;
	    rows: BoardRowView[];
	
	    static createFrom(source: any = {}) {
	        return new BoardSectionView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.title = source["title"];
	        this.answered = source["answered"];
	        this.of = source["of"];
	        this.rows = this.convertValues(source["rows"], BoardRowView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class DepartmentView {
	    id: string;
	    name: string;
	    leader: string;
	    place: string;
	    people: number;
	    ordinal: number;
	    interview: workshop.Interview;
	    answered: number;
	    of: number;
	
	    static createFrom(source: any = {}) {
	        return new DepartmentView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.leader = source["leader"];
	        this.place = source["place"];
	        this.people = source["people"];
	        this.ordinal = source["ordinal"];
	        this.interview = this.convertValues(source["interview"], workshop.Interview);
	        this.answered = source["answered"];
	        this.of = source["of"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class BoardView {
	    departments: DepartmentView[];
	    sections: BoardSectionView[];
	    heard: number;
	    questions: number;
	    callOutside: number;
	    callAbroad: number;
	
	    static createFrom(source: any = {}) {
	        return new BoardView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.departments = this.convertValues(source["departments"], DepartmentView);
	        this.sections = this.convertValues(source["sections"], BoardSectionView);
	        this.heard = source["heard"];
	        this.questions = source["questions"];
	        this.callOutside = source["callOutside"];
	        this.callAbroad = source["callAbroad"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class BuilderView {
	    join: string;
	    not: boolean;
	    parts: BuilderView[];
	    condition?: form.Condition;
	    users: number;
	    left: number;
	
	    static createFrom(source: any = {}) {
	        return new BuilderView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.join = source["join"];
	        this.not = source["not"];
	        this.parts = this.convertValues(source["parts"], BuilderView);
	        this.condition = this.convertValues(source["condition"], form.Condition);
	        this.users = source["users"];
	        this.left = source["left"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class CallEdge {
	    from: string;
	    to: string;
	    when: string;
	
	    static createFrom(source: any = {}) {
	        return new CallEdge(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.from = source["from"];
	        this.to = source["to"];
	        this.when = source["when"];
	    }
	}
	export class CallLine {
	    kind: string;
	    name: string;
	    title: string;
	    says: string;
	    state: string;
	
	    static createFrom(source: any = {}) {
	        return new CallLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.name = source["name"];
	        this.title = source["title"];
	        this.says = source["says"];
	        this.state = source["state"];
	    }
	}
	export class CallNode {
	    id: string;
	    kind: string;
	    title: string;
	    says: string;
	    of: string;
	    name: string;
	    field: string;
	    dead: boolean;
	    column: number;
	    row: number;
	
	    static createFrom(source: any = {}) {
	        return new CallNode(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.title = source["title"];
	        this.says = source["says"];
	        this.of = source["of"];
	        this.name = source["name"];
	        this.field = source["field"];
	        this.dead = source["dead"];
	        this.column = source["column"];
	        this.row = source["row"];
	    }
	}
	export class NamedView {
	    id: string;
	    name: string;
	
	    static createFrom(source: any = {}) {
	        return new NamedView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	    }
	}
	export class CallOptions {
	    queues: string[];
	    attendants: string[];
	    hours: string[];
	    holidays: string[];
	    accounts: NamedView[];
	    groups: string[];
	    locations: string[];
	    languages: NamedView[];
	    zones: NamedView[];
	    countries: NamedView[];
	    departments: NamedView[];
	    domain: string;
	
	    static createFrom(source: any = {}) {
	        return new CallOptions(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.queues = source["queues"];
	        this.attendants = source["attendants"];
	        this.hours = source["hours"];
	        this.holidays = source["holidays"];
	        this.accounts = this.convertValues(source["accounts"], NamedView);
	        this.groups = source["groups"];
	        this.locations = source["locations"];
	        this.languages = this.convertValues(source["languages"], NamedView);
	        this.zones = this.convertValues(source["zones"], NamedView);
	        this.countries = this.convertValues(source["countries"], NamedView);
	        this.departments = this.convertValues(source["departments"], NamedView);
	        this.domain = source["domain"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PersonLine {
	    id: string;
	    name: string;
	    upn: string;
	    jobTitle: string;
	    department: string;
	    city: string;
	    also: string[];
	
	    static createFrom(source: any = {}) {
	        return new PersonLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.upn = source["upn"];
	        this.jobTitle = source["jobTitle"];
	        this.department = source["department"];
	        this.city = source["city"];
	        this.also = source["also"];
	    }
	}
	export class CallPeople {
	    read: boolean;
	    total: number;
	    found: PersonLine[];
	    chosen: PersonLine[];
	
	    static createFrom(source: any = {}) {
	        return new CallPeople(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.read = source["read"];
	        this.total = source["total"];
	        this.found = this.convertValues(source["found"], PersonLine);
	        this.chosen = this.convertValues(source["chosen"], PersonLine);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class FixView {
	    id: string;
	    words: string;
	
	    static createFrom(source: any = {}) {
	        return new FixView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.words = source["words"];
	    }
	}
	export class FixableView {
	    code: string;
	    severity: string;
	    summary: string;
	    detail: string;
	    hint: string;
	    where: problem.Where;
	    fixes: FixView[];
	
	    static createFrom(source: any = {}) {
	        return new FixableView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.severity = source["severity"];
	        this.summary = source["summary"];
	        this.detail = source["detail"];
	        this.hint = source["hint"];
	        this.where = this.convertValues(source["where"], problem.Where);
	        this.fixes = this.convertValues(source["fixes"], FixView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class HeardAnswer {
	    question: string;
	    answer: string;
	
	    static createFrom(source: any = {}) {
	        return new HeardAnswer(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.question = source["question"];
	        this.answer = source["answer"];
	    }
	}
	export class CallView {
	    kind: string;
	    name: string;
	    queue?: voice.Queue;
	    attendant?: voice.Attendant;
	    schedule?: voice.Schedule;
	    account?: voice.Account;
	    team?: voice.Team;
	    answer: string;
	    beside: string;
	    nodes: CallNode[];
	    edges: CallEdge[];
	    dead: number;
	    agents: AgentsLine[];
	    also: string[];
	    hours: string;
	    front: string;
	    usedBy: CallLine[];
	    heard: HeardAnswer[];
	    interview: string;
	    differs: string[];
	    problems: FixableView[];
	
	    static createFrom(source: any = {}) {
	        return new CallView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.name = source["name"];
	        this.queue = this.convertValues(source["queue"], voice.Queue);
	        this.attendant = this.convertValues(source["attendant"], voice.Attendant);
	        this.schedule = this.convertValues(source["schedule"], voice.Schedule);
	        this.account = this.convertValues(source["account"], voice.Account);
	        this.team = this.convertValues(source["team"], voice.Team);
	        this.answer = source["answer"];
	        this.beside = source["beside"];
	        this.nodes = this.convertValues(source["nodes"], CallNode);
	        this.edges = this.convertValues(source["edges"], CallEdge);
	        this.dead = source["dead"];
	        this.agents = this.convertValues(source["agents"], AgentsLine);
	        this.also = source["also"];
	        this.hours = source["hours"];
	        this.front = source["front"];
	        this.usedBy = this.convertValues(source["usedBy"], CallLine);
	        this.heard = this.convertValues(source["heard"], HeardAnswer);
	        this.interview = source["interview"];
	        this.differs = source["differs"];
	        this.problems = this.convertValues(source["problems"], FixableView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class CallsEdit {
	    kind: string;
	    before: string;
	    queue?: voice.Queue;
	    attendant?: voice.Attendant;
	    schedule?: voice.Schedule;
	    account?: voice.Account;
	    team?: voice.Team;
	
	    static createFrom(source: any = {}) {
	        return new CallsEdit(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.before = source["before"];
	        this.queue = this.convertValues(source["queue"], voice.Queue);
	        this.attendant = this.convertValues(source["attendant"], voice.Attendant);
	        this.schedule = this.convertValues(source["schedule"], voice.Schedule);
	        this.account = this.convertValues(source["account"], voice.Account);
	        this.team = this.convertValues(source["team"], voice.Team);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class ChoiceView {
	    id: string;
	    text: string;
	    hint: string;
	
	    static createFrom(source: any = {}) {
	        return new ChoiceView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.text = source["text"];
	        this.hint = source["hint"];
	    }
	}
	export class CombinationView {
	    text: string;
	    characters: number;
	    fits: boolean;
	    proposals: string[];
	    matches: number;
	    before: number;
	
	    static createFrom(source: any = {}) {
	        return new CombinationView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.characters = source["characters"];
	        this.fits = source["fits"];
	        this.proposals = source["proposals"];
	        this.matches = source["matches"];
	        this.before = source["before"];
	    }
	}
	export class CompareRowView {
	    item: string;
	    label: string;
	    values: string[];
	    differ: boolean;
	
	    static createFrom(source: any = {}) {
	        return new CompareRowView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.item = source["item"];
	        this.label = source["label"];
	        this.values = source["values"];
	        this.differ = source["differ"];
	    }
	}
	export class CompareView {
	    names: string[];
	    differ: number;
	    rows: CompareRowView[];
	
	    static createFrom(source: any = {}) {
	        return new CompareView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.names = source["names"];
	        this.differ = source["differ"];
	        this.rows = this.convertValues(source["rows"], CompareRowView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class CompletionOptionView {
	    label: string;
	    insert: string;
	    kind: string;
	    detail: string;
	    count: number;
	
	    static createFrom(source: any = {}) {
	        return new CompletionOptionView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.label = source["label"];
	        this.insert = source["insert"];
	        this.kind = source["kind"];
	        this.detail = source["detail"];
	        this.count = source["count"];
	    }
	}
	export class CompletionView {
	    from: number;
	    to: number;
	    options: CompletionOptionView[];
	
	    static createFrom(source: any = {}) {
	        return new CompletionView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.from = source["from"];
	        this.to = source["to"];
	        this.options = this.convertValues(source["options"], CompletionOptionView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class CopyLine {
	    number: number;
	    name: string;
	    path: string;
	    madeAt: string;
	    bytes: number;
	    head: string;
	    seq: number;
	    run: number;
	    problem?: problem.Shown;
	
	    static createFrom(source: any = {}) {
	        return new CopyLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.name = source["name"];
	        this.path = source["path"];
	        this.madeAt = source["madeAt"];
	        this.bytes = source["bytes"];
	        this.head = source["head"];
	        this.seq = source["seq"];
	        this.run = source["run"];
	        this.problem = this.convertValues(source["problem"], problem.Shown);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class CopiesView {
	    keep: number;
	    rows: CopyLine[];
	
	    static createFrom(source: any = {}) {
	        return new CopiesView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.keep = source["keep"];
	        this.rows = this.convertValues(source["rows"], CopyLine);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class CrossingView {
	    a: string;
	    b: string;
	    users: number;
	    clash: boolean;
	    winner: string;
	
	    static createFrom(source: any = {}) {
	        return new CrossingView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.a = source["a"];
	        this.b = source["b"];
	        this.users = source["users"];
	        this.clash = source["clash"];
	        this.winner = source["winner"];
	    }
	}
	
	export class DialCameView {
	    rule: string;
	    name: string;
	    value: string;
	
	    static createFrom(source: any = {}) {
	        return new DialCameView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rule = source["rule"];
	        this.name = source["name"];
	        this.value = source["value"];
	    }
	}
	export class DialCompareView {
	    name: string;
	    here?: phone.NormalizationRule;
	    there?: phone.NormalizationRule;
	    state: string;
	
	    static createFrom(source: any = {}) {
	        return new DialCompareView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.here = this.convertValues(source["here"], phone.NormalizationRule);
	        this.there = this.convertValues(source["there"], phone.NormalizationRule);
	        this.state = source["state"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class DialTestView {
	    test: phone.TestNumber;
	    number: string;
	    rule: number;
	    ruleName: string;
	    emergency: boolean;
	    right: boolean;
	    from: string;
	
	    static createFrom(source: any = {}) {
	        return new DialTestView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.test = this.convertValues(source["test"], phone.TestNumber);
	        this.number = source["number"];
	        this.rule = source["rule"];
	        this.ruleName = source["ruleName"];
	        this.emergency = source["emergency"];
	        this.right = source["right"];
	        this.from = source["from"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class DialWordsView {
	    piece: string;
	    says: string;
	
	    static createFrom(source: any = {}) {
	        return new DialWordsView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.piece = source["piece"];
	        this.says = source["says"];
	    }
	}
	export class DialFixView {
	    text: string;
	    says: string;
	
	    static createFrom(source: any = {}) {
	        return new DialFixView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.says = source["says"];
	    }
	}
	export class DialFindingView {
	    severity: string;
	    code: string;
	    summary: string;
	    detail: string;
	    hint: string;
	    field: string;
	    offset: number;
	    length: number;
	    fix?: DialFixView;
	    rule: number;
	    with: number[];
	
	    static createFrom(source: any = {}) {
	        return new DialFindingView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.severity = source["severity"];
	        this.code = source["code"];
	        this.summary = source["summary"];
	        this.detail = source["detail"];
	        this.hint = source["hint"];
	        this.field = source["field"];
	        this.offset = source["offset"];
	        this.length = source["length"];
	        this.fix = this.convertValues(source["fix"], DialFixView);
	        this.rule = source["rule"];
	        this.with = source["with"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class DialExamView {
	    sound: boolean;
	    findings: DialFindingView[];
	    wants: DialFindingView[];
	    mended: boolean;
	    words: DialWordsView[];
	    examples: DialTestView[];
	
	    static createFrom(source: any = {}) {
	        return new DialExamView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.sound = source["sound"];
	        this.findings = this.convertValues(source["findings"], DialFindingView);
	        this.wants = this.convertValues(source["wants"], DialFindingView);
	        this.mended = source["mended"];
	        this.words = this.convertValues(source["words"], DialWordsView);
	        this.examples = this.convertValues(source["examples"], DialTestView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class DialGivenView {
	    id: string;
	    name: string;
	    users: number;
	
	    static createFrom(source: any = {}) {
	        return new DialGivenView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.users = source["users"];
	    }
	}
	export class DialPlanLine {
	    name: string;
	    rules: number;
	    broken: number;
	    tests: number;
	    wrong: number;
	    users: number;
	    here: boolean;
	
	    static createFrom(source: any = {}) {
	        return new DialPlanLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.rules = source["rules"];
	        this.broken = source["broken"];
	        this.tests = source["tests"];
	        this.wrong = source["wrong"];
	        this.users = source["users"];
	        this.here = source["here"];
	    }
	}
	export class DialRuleView {
	    rule: phone.NormalizationRule;
	    findings: DialFindingView[];
	    takes: number;
	    tenant?: phone.NormalizationRule;
	    template?: phone.NormalizationRule;
	
	    static createFrom(source: any = {}) {
	        return new DialRuleView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rule = this.convertValues(source["rule"], phone.NormalizationRule);
	        this.findings = this.convertValues(source["findings"], DialFindingView);
	        this.takes = source["takes"];
	        this.tenant = this.convertValues(source["tenant"], phone.NormalizationRule);
	        this.template = this.convertValues(source["template"], phone.NormalizationRule);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class DialPlanView {
	    side: string;
	    name: string;
	    description: string;
	    country: string;
	    countryName: string;
	    source: string;
	    rules: DialRuleView[];
	    tests: DialTestView[];
	    right: number;
	    given: DialGivenView[];
	    users: number;
	    read: boolean;
	    inTenant: boolean;
	    most: number;
	    problems: problem.Shown[];
	    came: DialCameView[];
	    proposed: phone.TestNumber[];
	
	    static createFrom(source: any = {}) {
	        return new DialPlanView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.side = source["side"];
	        this.name = source["name"];
	        this.description = source["description"];
	        this.country = source["country"];
	        this.countryName = source["countryName"];
	        this.source = source["source"];
	        this.rules = this.convertValues(source["rules"], DialRuleView);
	        this.tests = this.convertValues(source["tests"], DialTestView);
	        this.right = source["right"];
	        this.given = this.convertValues(source["given"], DialGivenView);
	        this.users = source["users"];
	        this.read = source["read"];
	        this.inTenant = source["inTenant"];
	        this.most = source["most"];
	        this.problems = this.convertValues(source["problems"], problem.Shown);
	        this.came = this.convertValues(source["came"], DialCameView);
	        this.proposed = this.convertValues(source["proposed"], phone.TestNumber);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class DialTemplateLine {
	    country: string;
	    name: string;
	    rules: number;
	    area: string;
	
	    static createFrom(source: any = {}) {
	        return new DialTemplateLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.country = source["country"];
	        this.name = source["name"];
	        this.rules = source["rules"];
	        this.area = source["area"];
	    }
	}
	export class DialPlansView {
	    read: boolean;
	    country: string;
	    plans: DialPlanLine[];
	    tenant: DialPlanLine[];
	    after: string[];
	    templates: DialTemplateLine[];
	    countries: NamedView[];
	
	    static createFrom(source: any = {}) {
	        return new DialPlansView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.read = source["read"];
	        this.country = source["country"];
	        this.plans = this.convertValues(source["plans"], DialPlanLine);
	        this.tenant = this.convertValues(source["tenant"], DialPlanLine);
	        this.after = source["after"];
	        this.templates = this.convertValues(source["templates"], DialTemplateLine);
	        this.countries = this.convertValues(source["countries"], NamedView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class DialRuleImportView {
	    row: number;
	    rule: phone.NormalizationRule;
	    says: string;
	
	    static createFrom(source: any = {}) {
	        return new DialRuleImportView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.row = source["row"];
	        this.rule = this.convertValues(source["rule"], phone.NormalizationRule);
	        this.says = source["says"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class DialRulesView {
	    name: string;
	    new: boolean;
	    rules: DialRuleImportView[];
	    gone: string[];
	    problems: problem.Shown[];
	    refused: boolean;
	    same: boolean;
	
	    static createFrom(source: any = {}) {
	        return new DialRulesView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.new = source["new"];
	        this.rules = this.convertValues(source["rules"], DialRuleImportView);
	        this.gone = source["gone"];
	        this.problems = this.convertValues(source["problems"], problem.Shown);
	        this.refused = source["refused"];
	        this.same = source["same"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	
	export class DialledView {
	    text: string;
	    number: string;
	    rule: number;
	    ruleName: string;
	    emergency: boolean;
	    steps: string[];
	    problem?: problem.Shown;
	    tested: boolean;
	    should: string;
	
	    static createFrom(source: any = {}) {
	        return new DialledView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.number = source["number"];
	        this.rule = source["rule"];
	        this.ruleName = source["ruleName"];
	        this.emergency = source["emergency"];
	        this.steps = source["steps"];
	        this.problem = this.convertValues(source["problem"], problem.Shown);
	        this.tested = source["tested"];
	        this.should = source["should"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class DocumentView {
	    id: string;
	    state: string;
	    madeAt: string;
	    path: string;
	    edits: number;
	    missing: string;
	    files: string[];
	
	    static createFrom(source: any = {}) {
	        return new DocumentView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.state = source["state"];
	        this.madeAt = source["madeAt"];
	        this.path = source["path"];
	        this.edits = source["edits"];
	        this.missing = source["missing"];
	        this.files = source["files"];
	    }
	}
	export class DocumentsView {
	    documents: DocumentView[];
	    folder: string;
	
	    static createFrom(source: any = {}) {
	        return new DocumentsView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.documents = this.convertValues(source["documents"], DocumentView);
	        this.folder = source["folder"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ExplainPersonaView {
	    layer: string;
	    personaId: string;
	    name: string;
	    because: string;
	
	    static createFrom(source: any = {}) {
	        return new ExplainPersonaView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.layer = source["layer"];
	        this.personaId = source["personaId"];
	        this.name = source["name"];
	        this.because = source["because"];
	    }
	}
	export class ReasonView {
	    stop: string;
	    id: string;
	    says: string;
	    detail: string;
	
	    static createFrom(source: any = {}) {
	        return new ReasonView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.stop = source["stop"];
	        this.id = source["id"];
	        this.says = source["says"];
	        this.detail = source["detail"];
	    }
	}
	export class ExplainRowView {
	    setting: string;
	    label: string;
	    should: string;
	    has: string;
	    source: string;
	    grade: string;
	    because: string;
	    tenant: string;
	    reasons: ReasonView[];
	
	    static createFrom(source: any = {}) {
	        return new ExplainRowView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.setting = source["setting"];
	        this.label = source["label"];
	        this.should = source["should"];
	        this.has = source["has"];
	        this.source = source["source"];
	        this.grade = source["grade"];
	        this.because = source["because"];
	        this.tenant = source["tenant"];
	        this.reasons = this.convertValues(source["reasons"], ReasonView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class HistoryView {
	    at: string;
	    what: string;
	    detail: string;
	    by: string;
	    state: string;
	
	    static createFrom(source: any = {}) {
	        return new HistoryView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.at = source["at"];
	        this.what = source["what"];
	        this.detail = source["detail"];
	        this.by = source["by"];
	        this.state = source["state"];
	    }
	}
	export class ExplainView {
	    person: PersonLine;
	    personas: ExplainPersonaView[];
	    rows: ExplainRowView[];
	    hidden: number;
	    problems: problem.Shown[];
	    changed: HistoryView[];
	
	    static createFrom(source: any = {}) {
	        return new ExplainView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.person = this.convertValues(source["person"], PersonLine);
	        this.personas = this.convertValues(source["personas"], ExplainPersonaView);
	        this.rows = this.convertValues(source["rows"], ExplainRowView);
	        this.hidden = source["hidden"];
	        this.problems = this.convertValues(source["problems"], problem.Shown);
	        this.changed = this.convertValues(source["changed"], HistoryView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SaidView {
	    departmentId: string;
	    department: string;
	    text: string;
	    words: string;
	    questionId: string;
	
	    static createFrom(source: any = {}) {
	        return new SaidView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.departmentId = source["departmentId"];
	        this.department = source["department"];
	        this.text = source["text"];
	        this.words = source["words"];
	        this.questionId = source["questionId"];
	    }
	}
	export class FeatureSaidView {
	    departmentId: string;
	    department: string;
	    grade: string;
	    why: string;
	    answers: SaidView[];
	
	    static createFrom(source: any = {}) {
	        return new FeatureSaidView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.departmentId = source["departmentId"];
	        this.department = source["department"];
	        this.grade = source["grade"];
	        this.why = source["why"];
	        this.answers = this.convertValues(source["answers"], SaidView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class FeatureDetailView {
	    id: string;
	    name: string;
	    area: string;
	    grades: string[];
	    marked: string[];
	    together: string;
	    native: string;
	    verdict: string;
	    gap: string;
	    lacks: string;
	    does: string;
	    ways: string[];
	    said: FeatureSaidView[];
	    decision?: workshop.Decision;
	    follows: NamedView[];
	    sure: string;
	    licences: string[];
	
	    static createFrom(source: any = {}) {
	        return new FeatureDetailView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.area = source["area"];
	        this.grades = source["grades"];
	        this.marked = source["marked"];
	        this.together = source["together"];
	        this.native = source["native"];
	        this.verdict = source["verdict"];
	        this.gap = source["gap"];
	        this.lacks = source["lacks"];
	        this.does = source["does"];
	        this.ways = source["ways"];
	        this.said = this.convertValues(source["said"], FeatureSaidView);
	        this.decision = this.convertValues(source["decision"], workshop.Decision);
	        this.follows = this.convertValues(source["follows"], NamedView);
	        this.sure = source["sure"];
	        this.licences = source["licences"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class FeatureRowView {
	    id: string;
	    name: string;
	    area: string;
	    grades: string[];
	    marked: string[];
	    together: string;
	    native: string;
	    verdict: string;
	    gap: string;
	
	    static createFrom(source: any = {}) {
	        return new FeatureRowView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.area = source["area"];
	        this.grades = source["grades"];
	        this.marked = source["marked"];
	        this.together = source["together"];
	        this.native = source["native"];
	        this.verdict = source["verdict"];
	        this.gap = source["gap"];
	    }
	}
	export class FeatureMapView {
	    departments: workshop.Department[];
	    rows: FeatureRowView[];
	    graded: number;
	    wanted: number;
	    lacking: number;
	    undecided: number;
	
	    static createFrom(source: any = {}) {
	        return new FeatureMapView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.departments = this.convertValues(source["departments"], workshop.Department);
	        this.rows = this.convertValues(source["rows"], FeatureRowView);
	        this.graded = source["graded"];
	        this.wanted = source["wanted"];
	        this.lacking = source["lacking"];
	        this.undecided = source["undecided"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	
	
	export class StayingView {
	    type: string;
	    name: string;
	    why: string;
	    personas: string[];
	
	    static createFrom(source: any = {}) {
	        return new StayingView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.type = source["type"];
	        this.name = source["name"];
	        this.why = source["why"];
	        this.personas = source["personas"];
	    }
	}
	export class OwnPolicyView {
	    type: string;
	    name: string;
	    there: boolean;
	
	    static createFrom(source: any = {}) {
	        return new OwnPolicyView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.type = source["type"];
	        this.name = source["name"];
	        this.there = source["there"];
	    }
	}
	export class GoesAlongView {
	    name: string;
	    users: number;
	    group: boolean;
	    kept: boolean;
	    own: OwnPolicyView[];
	    stays: StayingView[];
	    queues: string[];
	    licences: string[];
	
	    static createFrom(source: any = {}) {
	        return new GoesAlongView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.users = source["users"];
	        this.group = source["group"];
	        this.kept = source["kept"];
	        this.own = this.convertValues(source["own"], OwnPolicyView);
	        this.stays = this.convertValues(source["stays"], StayingView);
	        this.queues = source["queues"];
	        this.licences = source["licences"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class GroupLicencesAt {
	    personaId: string;
	    group: string;
	    licences: string[];
	
	    static createFrom(source: any = {}) {
	        return new GroupLicencesAt(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.personaId = source["personaId"];
	        this.group = source["group"];
	        this.licences = source["licences"];
	    }
	}
	export class GroupPolicyAt {
	    personaId: string;
	    group: string;
	    type: string;
	    policy: string;
	
	    static createFrom(source: any = {}) {
	        return new GroupPolicyAt(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.personaId = source["personaId"];
	        this.group = source["group"];
	        this.type = source["type"];
	        this.policy = source["policy"];
	    }
	}
	
	
	export class Hit {
	    kind: string;
	    id: string;
	    title: string;
	    detail: string;
	
	    static createFrom(source: any = {}) {
	        return new Hit(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.id = source["id"];
	        this.title = source["title"];
	        this.detail = source["detail"];
	    }
	}
	export class ImaginedView {
	    edits: directory.Edit[];
	    personaId: string;
	    rule: string;
	
	    static createFrom(source: any = {}) {
	        return new ImaginedView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.edits = this.convertValues(source["edits"], directory.Edit);
	        this.personaId = source["personaId"];
	        this.rule = source["rule"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class InheritedView {
	    value: string;
	    source: string;
	
	    static createFrom(source: any = {}) {
	        return new InheritedView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.value = source["value"];
	        this.source = source["source"];
	    }
	}
	export class InterviewQuestionView {
	    id: string;
	    text: string;
	    short: string;
	    hint: string;
	    kind: string;
	    choices: ChoiceView[];
	    open: boolean;
	    queue: string;
	    answer?: workshop.Answer;
	    shown: string;
	    said: SaidView[];
	    features: string[];
	    conflict: string;
	
	    static createFrom(source: any = {}) {
	        return new InterviewQuestionView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.text = source["text"];
	        this.short = source["short"];
	        this.hint = source["hint"];
	        this.kind = source["kind"];
	        this.choices = this.convertValues(source["choices"], ChoiceView);
	        this.open = source["open"];
	        this.queue = source["queue"];
	        this.answer = this.convertValues(source["answer"], workshop.Answer);
	        this.shown = source["shown"];
	        this.said = this.convertValues(source["said"], SaidView);
	        this.features = source["features"];
	        this.conflict = source["conflict"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class InterviewSectionView {
	    id: string;
	    title: string;
	    queue: string;
	    answered: number;
	    of: number;
	    questions: InterviewQuestionView[];
	
	    static createFrom(source: any = {}) {
	        return new InterviewSectionView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.title = source["title"];
	        this.queue = source["queue"];
	        this.answered = source["answered"];
	        this.of = source["of"];
	        this.questions = this.convertValues(source["questions"], InterviewQuestionView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class InterviewView {
	    department: workshop.Department;
	    interview: workshop.Interview;
	    sections: InterviewSectionView[];
	    answered: number;
	    of: number;
	
	    static createFrom(source: any = {}) {
	        return new InterviewView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.department = this.convertValues(source["department"], workshop.Department);
	        this.interview = this.convertValues(source["interview"], workshop.Interview);
	        this.sections = this.convertValues(source["sections"], InterviewSectionView);
	        this.answered = source["answered"];
	        this.of = source["of"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class JobView {
	    id: string;
	    kind: string;
	    stage: string;
	    done: number;
	    total: number;
	    secondsLeft: number;
	    finished: boolean;
	    problem?: problem.Shown;
	    result: string;
	
	    static createFrom(source: any = {}) {
	        return new JobView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.stage = source["stage"];
	        this.done = source["done"];
	        this.total = source["total"];
	        this.secondsLeft = source["secondsLeft"];
	        this.finished = source["finished"];
	        this.problem = this.convertValues(source["problem"], problem.Shown);
	        this.result = source["result"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class KnownConventionView {
	    id: string;
	    convention: persona.Convention;
	
	    static createFrom(source: any = {}) {
	        return new KnownConventionView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.convention = this.convertValues(source["convention"], persona.Convention);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LapsedView {
	    by: string;
	    at: string;
	    lapsedAt: string;
	    why: string;
	
	    static createFrom(source: any = {}) {
	        return new LapsedView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.by = source["by"];
	        this.at = source["at"];
	        this.lapsedAt = source["lapsedAt"];
	        this.why = source["why"];
	    }
	}
	export class LayerCoverageView {
	    layer: string;
	    none: number;
	    one: number;
	    more: number;
	
	    static createFrom(source: any = {}) {
	        return new LayerCoverageView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.layer = source["layer"];
	        this.none = source["none"];
	        this.one = source["one"];
	        this.more = source["more"];
	    }
	}
	export class PersonaCardView {
	    id: string;
	    name: string;
	    description: string;
	    users: number;
	    unknown: number;
	    licences: string[];
	    differs: string[];
	    queues: number;
	    number: string;
	    problems: FixableView[];
	    shared: Record<string, number>;
	
	    static createFrom(source: any = {}) {
	        return new PersonaCardView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.description = source["description"];
	        this.users = source["users"];
	        this.unknown = source["unknown"];
	        this.licences = source["licences"];
	        this.differs = source["differs"];
	        this.queues = source["queues"];
	        this.number = source["number"];
	        this.problems = this.convertValues(source["problems"], FixableView);
	        this.shared = source["shared"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LayerView {
	    layer: string;
	    users: number;
	    none: number;
	    personas: PersonaCardView[];
	
	    static createFrom(source: any = {}) {
	        return new LayerView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.layer = source["layer"];
	        this.users = source["users"];
	        this.none = source["none"];
	        this.personas = this.convertValues(source["personas"], PersonaCardView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LeavingView {
	    number: string;
	    route: string;
	    steps: voice.Step[];
	
	    static createFrom(source: any = {}) {
	        return new LeavingView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.route = source["route"];
	        this.steps = this.convertValues(source["steps"], voice.Step);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LeftOverView {
	    key: string;
	    name: string;
	    users: number;
	    going: boolean;
	    made: boolean;
	    queues: string[];
	
	    static createFrom(source: any = {}) {
	        return new LeftOverView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.key = source["key"];
	        this.name = source["name"];
	        this.users = source["users"];
	        this.going = source["going"];
	        this.made = source["made"];
	        this.queues = source["queues"];
	    }
	}
	export class StartingPointView {
	    id: string;
	    name: string;
	    says: string;
	    layer: string;
	    licences: string[];
	    policies: string[];
	    open: string[];
	    sources: string[];
	
	    static createFrom(source: any = {}) {
	        return new StartingPointView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.says = source["says"];
	        this.layer = source["layer"];
	        this.licences = source["licences"];
	        this.policies = source["policies"];
	        this.open = source["open"];
	        this.sources = source["sources"];
	    }
	}
	export class LibraryView {
	    starts: StartingPointView[];
	    countries: NamedView[];
	
	    static createFrom(source: any = {}) {
	        return new LibraryView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.starts = this.convertValues(source["starts"], StartingPointView);
	        this.countries = this.convertValues(source["countries"], NamedView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LicencePersona {
	    id: string;
	    name: string;
	    off: string[];
	
	    static createFrom(source: any = {}) {
	        return new LicencePersona(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.off = source["off"];
	    }
	}
	export class LicenceLine {
	    sku: string;
	    name: string;
	    holds: string[];
	    owned: number;
	    used: number;
	    needed: number;
	    short: number;
	    unread: number;
	    ordered: number;
	    purchase: voice.Purchase;
	    personas: LicencePersona[];
	    problems: FixableView[];
	
	    static createFrom(source: any = {}) {
	        return new LicenceLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.sku = source["sku"];
	        this.name = source["name"];
	        this.holds = source["holds"];
	        this.owned = source["owned"];
	        this.used = source["used"];
	        this.needed = source["needed"];
	        this.short = source["short"];
	        this.unread = source["unread"];
	        this.ordered = source["ordered"];
	        this.purchase = this.convertValues(source["purchase"], voice.Purchase);
	        this.personas = this.convertValues(source["personas"], LicencePersona);
	        this.problems = this.convertValues(source["problems"], FixableView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class LicencesView {
	    read: boolean;
	    counted: boolean;
	    lines: LicenceLine[];
	    groups: GroupLicencesAt[];
	    given: GroupPolicyAt[];
	    products: NamedView[];
	    problems: number;
	
	    static createFrom(source: any = {}) {
	        return new LicencesView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.read = source["read"];
	        this.counted = source["counted"];
	        this.lines = this.convertValues(source["lines"], LicenceLine);
	        this.groups = this.convertValues(source["groups"], GroupLicencesAt);
	        this.given = this.convertValues(source["given"], GroupPolicyAt);
	        this.products = this.convertValues(source["products"], NamedView);
	        this.problems = source["problems"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LintRuleView {
	    personaId: string;
	    name: string;
	    rule: string;
	    valid: boolean;
	    users: number;
	    unknown: number;
	    problems: rule.Problem[];
	
	    static createFrom(source: any = {}) {
	        return new LintRuleView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.personaId = source["personaId"];
	        this.name = source["name"];
	        this.rule = source["rule"];
	        this.valid = source["valid"];
	        this.users = source["users"];
	        this.unknown = source["unknown"];
	        this.problems = this.convertValues(source["problems"], rule.Problem);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LintView {
	    readAt: string;
	    rules: LintRuleView[];
	    problems: problem.Shown[];
	
	    static createFrom(source: any = {}) {
	        return new LintView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.readAt = source["readAt"];
	        this.rules = this.convertValues(source["rules"], LintRuleView);
	        this.problems = this.convertValues(source["problems"], problem.Shown);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LocationLine {
	    location: voice.Location;
	    label: string;
	    state: string;
	    personas: NamedView[];
	    accounts: string[];
	    ranges: NamedView[];
	
	    static createFrom(source: any = {}) {
	        return new LocationLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.location = this.convertValues(source["location"], voice.Location);
	        this.label = source["label"];
	        this.state = source["state"];
	        this.personas = this.convertValues(source["personas"], NamedView);
	        this.accounts = source["accounts"];
	        this.ranges = this.convertValues(source["ranges"], NamedView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class MismatchView {
	    country: string;
	    usageLocation: string;
	    users: number;
	
	    static createFrom(source: any = {}) {
	        return new MismatchView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.country = source["country"];
	        this.usageLocation = source["usageLocation"];
	        this.users = source["users"];
	    }
	}
	export class MoveView {
	    layer: string;
	    from: string;
	    to: string;
	    users: number;
	
	    static createFrom(source: any = {}) {
	        return new MoveView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.layer = source["layer"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.users = source["users"];
	    }
	}
	export class NameFitView {
	    kind: string;
	    key: string;
	    type: string;
	    typeName: string;
	    name: string;
	    layer: string;
	    country: string;
	    place: string;
	    department: string;
	    short: string;
	    refused: string;
	
	    static createFrom(source: any = {}) {
	        return new NameFitView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.key = source["key"];
	        this.type = source["type"];
	        this.typeName = source["typeName"];
	        this.name = source["name"];
	        this.layer = source["layer"];
	        this.country = source["country"];
	        this.place = source["place"];
	        this.department = source["department"];
	        this.short = source["short"];
	        this.refused = source["refused"];
	    }
	}
	
	export class NamesView {
	    convention: persona.Convention;
	    known: KnownConventionView[];
	    styles: string[];
	    layers: string[];
	    parts: string[];
	    policyParts: string[];
	
	    static createFrom(source: any = {}) {
	        return new NamesView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.convention = this.convertValues(source["convention"], persona.Convention);
	        this.known = this.convertValues(source["known"], KnownConventionView);
	        this.styles = source["styles"];
	        this.layers = source["layers"];
	        this.parts = source["parts"];
	        this.policyParts = source["policyParts"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class NeedView {
	    kind: string;
	    departmentId: string;
	    department: string;
	    what: string;
	    claimed: number;
	    reached: number;
	
	    static createFrom(source: any = {}) {
	        return new NeedView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.departmentId = source["departmentId"];
	        this.department = source["department"];
	        this.what = source["what"];
	        this.claimed = source["claimed"];
	        this.reached = source["reached"];
	    }
	}
	export class NumberDetailView {
	    telephone: string;
	    shown: string;
	    state: string;
	    differs: string;
	    holderId: string;
	    holderName: string;
	    through: string;
	    since: string;
	    until: string;
	    note: string;
	    position: number;
	    range: string;
	    type: string;
	    tenant: string;
	    account: string;
	    location: string;
	    problems: problem.Shown[];
	    history: HistoryView[];
	
	    static createFrom(source: any = {}) {
	        return new NumberDetailView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.telephone = source["telephone"];
	        this.shown = source["shown"];
	        this.state = source["state"];
	        this.differs = source["differs"];
	        this.holderId = source["holderId"];
	        this.holderName = source["holderName"];
	        this.through = source["through"];
	        this.since = source["since"];
	        this.until = source["until"];
	        this.note = source["note"];
	        this.position = source["position"];
	        this.range = source["range"];
	        this.type = source["type"];
	        this.tenant = source["tenant"];
	        this.account = source["account"];
	        this.location = source["location"];
	        this.problems = this.convertValues(source["problems"], problem.Shown);
	        this.history = this.convertValues(source["history"], HistoryView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class NumberLine {
	    telephone: string;
	    shown: string;
	    state: string;
	    differs: string;
	    holderId: string;
	    holderName: string;
	    through: string;
	    since: string;
	    until: string;
	    note: string;
	    position: number;
	
	    static createFrom(source: any = {}) {
	        return new NumberLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.telephone = source["telephone"];
	        this.shown = source["shown"];
	        this.state = source["state"];
	        this.differs = source["differs"];
	        this.holderId = source["holderId"];
	        this.holderName = source["holderName"];
	        this.through = source["through"];
	        this.since = source["since"];
	        this.until = source["until"];
	        this.note = source["note"];
	        this.position = source["position"];
	    }
	}
	export class NumberWindowView {
	    total: number;
	    rows: NumberLine[];
	
	    static createFrom(source: any = {}) {
	        return new NumberWindowView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.total = source["total"];
	        this.rows = this.convertValues(source["rows"], NumberLine);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class RangeView {
	    id: string;
	    name: string;
	    first: string;
	    last: string;
	    type: string;
	    country: string;
	    city: string;
	    tag: string;
	    locationId: string;
	    rule: string;
	    firstShown: string;
	    lastShown: string;
	    count: number;
	    states: Record<string, number>;
	    differ: number;
	    scale: number;
	    blocks: string;
	
	    static createFrom(source: any = {}) {
	        return new RangeView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.first = source["first"];
	        this.last = source["last"];
	        this.type = source["type"];
	        this.country = source["country"];
	        this.city = source["city"];
	        this.tag = source["tag"];
	        this.locationId = source["locationId"];
	        this.rule = source["rule"];
	        this.firstShown = source["firstShown"];
	        this.lastShown = source["lastShown"];
	        this.count = source["count"];
	        this.states = source["states"];
	        this.differ = source["differ"];
	        this.scale = source["scale"];
	        this.blocks = source["blocks"];
	    }
	}
	export class NumbersView {
	    ranges: RangeView[];
	    total: number;
	    states: Record<string, number>;
	    differ: number;
	    outside: number;
	    astray: number;
	    planTakes: number;
	    readAt: string;
	
	    static createFrom(source: any = {}) {
	        return new NumbersView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.ranges = this.convertValues(source["ranges"], RangeView);
	        this.total = source["total"];
	        this.states = source["states"];
	        this.differ = source["differ"];
	        this.outside = source["outside"];
	        this.astray = source["astray"];
	        this.planTakes = source["planTakes"];
	        this.readAt = source["readAt"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class OfferView {
	    key: string;
	    name: string;
	    layer: string;
	    rule: string;
	    users: number;
	    members: number;
	    licences: string[];
	    policies: string[];
	    queues: string[];
	    differs: string[];
	    refused: string;
	
	    static createFrom(source: any = {}) {
	        return new OfferView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.key = source["key"];
	        this.name = source["name"];
	        this.layer = source["layer"];
	        this.rule = source["rule"];
	        this.users = source["users"];
	        this.members = source["members"];
	        this.licences = source["licences"];
	        this.policies = source["policies"];
	        this.queues = source["queues"];
	        this.differs = source["differs"];
	        this.refused = source["refused"];
	    }
	}
	export class OfficeLine {
	    value: string;
	    people: number;
	    city: string;
	
	    static createFrom(source: any = {}) {
	        return new OfficeLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.value = source["value"];
	        this.people = source["people"];
	        this.city = source["city"];
	    }
	}
	
	export class ReachView {
	    personaId: string;
	    name: string;
	    layer: string;
	    users: number;
	    wins: number;
	    unknown: number;
	    assumed: number;
	
	    static createFrom(source: any = {}) {
	        return new ReachView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.personaId = source["personaId"];
	        this.name = source["name"];
	        this.layer = source["layer"];
	        this.users = source["users"];
	        this.wins = source["wins"];
	        this.unknown = source["unknown"];
	        this.assumed = source["assumed"];
	    }
	}
	export class OverlapsView {
	    readAt: string;
	    total: number;
	    personas: ReachView[];
	    crossings: CrossingView[];
	    layers: LayerCoverageView[];
	
	    static createFrom(source: any = {}) {
	        return new OverlapsView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.readAt = source["readAt"];
	        this.total = source["total"];
	        this.personas = this.convertValues(source["personas"], ReachView);
	        this.crossings = this.convertValues(source["crossings"], CrossingView);
	        this.layers = this.convertValues(source["layers"], LayerCoverageView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class PeopleView {
	    total: number;
	    rows: PersonLine[];
	
	    static createFrom(source: any = {}) {
	        return new PeopleView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.total = source["total"];
	        this.rows = this.convertValues(source["rows"], PersonLine);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class PersonView {
	    name: string;
	    role: string;
	    may: string[];
	    missing: string;
	
	    static createFrom(source: any = {}) {
	        return new PersonView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.role = source["role"];
	        this.may = source["may"];
	        this.missing = source["missing"];
	    }
	}
	export class PersonaBoardView {
	    layers: LayerView[];
	    read: boolean;
	    users: number;
	    problems: number;
	    own: number;
	
	    static createFrom(source: any = {}) {
	        return new PersonaBoardView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.layers = this.convertValues(source["layers"], LayerView);
	        this.read = source["read"];
	        this.users = source["users"];
	        this.problems = source["problems"];
	        this.own = source["own"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class PersonaOptions {
	    licences: NamedView[];
	    queues: string[];
	    teams: string[];
	    ranges: NamedView[];
	    locations: string[];
	    countries: NamedView[];
	    departments: NamedView[];
	
	    static createFrom(source: any = {}) {
	        return new PersonaOptions(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.licences = this.convertValues(source["licences"], NamedView);
	        this.queues = source["queues"];
	        this.teams = source["teams"];
	        this.ranges = this.convertValues(source["ranges"], NamedView);
	        this.locations = source["locations"];
	        this.countries = this.convertValues(source["countries"], NamedView);
	        this.departments = this.convertValues(source["departments"], NamedView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SettingView {
	    type: string;
	    label: string;
	    value: string;
	    source: string;
	    options: string[];
	    problem: string;
	    shared: string[];
	
	    static createFrom(source: any = {}) {
	        return new SettingView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.type = source["type"];
	        this.label = source["label"];
	        this.value = source["value"];
	        this.source = source["source"];
	        this.options = source["options"];
	        this.problem = source["problem"];
	        this.shared = source["shared"];
	    }
	}
	export class SettingAreaView {
	    area: string;
	    differ: number;
	    rows: SettingView[];
	
	    static createFrom(source: any = {}) {
	        return new SettingAreaView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.area = source["area"];
	        this.differ = source["differ"];
	        this.rows = this.convertValues(source["rows"], SettingView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PersonaDetailView {
	    persona: persona.Persona;
	    card: PersonaCardView;
	    areas: SettingAreaView[];
	    number: InheritedView;
	    place: InheritedView;
	    licences: InheritedView[];
	    options: PersonaOptions;
	    reasons: ReasonView[];
	
	    static createFrom(source: any = {}) {
	        return new PersonaDetailView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.persona = this.convertValues(source["persona"], persona.Persona);
	        this.card = this.convertValues(source["card"], PersonaCardView);
	        this.areas = this.convertValues(source["areas"], SettingAreaView);
	        this.number = this.convertValues(source["number"], InheritedView);
	        this.place = this.convertValues(source["place"], InheritedView);
	        this.licences = this.convertValues(source["licences"], InheritedView);
	        this.options = this.convertValues(source["options"], PersonaOptions);
	        this.reasons = this.convertValues(source["reasons"], ReasonView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class PlaceOptions {
	    accounts: string[];
	    usages: string[];
	    offices: string[];
	    numbers: string[];
	
	    static createFrom(source: any = {}) {
	        return new PlaceOptions(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.accounts = source["accounts"];
	        this.usages = source["usages"];
	        this.offices = source["offices"];
	        this.numbers = source["numbers"];
	    }
	}
	export class PlacePolicy {
	    type: string;
	    name: string;
	    description: string;
	    existing: boolean;
	    empty: boolean;
	    state: string;
	    says: string;
	    disclaimer: string;
	    lookup: string;
	    notifications: persona.Notification[];
	    numbers: persona.EmergencyNumber[];
	    account: string;
	    callbacks: string[];
	    personas: NamedView[];
	
	    static createFrom(source: any = {}) {
	        return new PlacePolicy(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.type = source["type"];
	        this.name = source["name"];
	        this.description = source["description"];
	        this.existing = source["existing"];
	        this.empty = source["empty"];
	        this.state = source["state"];
	        this.says = source["says"];
	        this.disclaimer = source["disclaimer"];
	        this.lookup = source["lookup"];
	        this.notifications = this.convertValues(source["notifications"], persona.Notification);
	        this.numbers = this.convertValues(source["numbers"], persona.EmergencyNumber);
	        this.account = source["account"];
	        this.callbacks = source["callbacks"];
	        this.personas = this.convertValues(source["personas"], NamedView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class TenantPlace {
	    label: string;
	    address: string;
	
	    static createFrom(source: any = {}) {
	        return new TenantPlace(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.label = source["label"];
	        this.address = source["address"];
	    }
	}
	export class SiteLine {
	    site: voice.Site;
	    address: string;
	    state: string;
	    people: number;
	    personas: NamedView[];
	    ranges: NamedView[];
	    accounts: string[];
	    locations: LocationLine[];
	
	    static createFrom(source: any = {}) {
	        return new SiteLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.site = this.convertValues(source["site"], voice.Site);
	        this.address = source["address"];
	        this.state = source["state"];
	        this.people = source["people"];
	        this.personas = this.convertValues(source["personas"], NamedView);
	        this.ranges = this.convertValues(source["ranges"], NamedView);
	        this.accounts = source["accounts"];
	        this.locations = this.convertValues(source["locations"], LocationLine);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PlacesView {
	    read: boolean;
	    located: boolean;
	    sites: SiteLine[];
	    locations: LocationLine[];
	    policies: PlacePolicy[];
	    tenant: TenantPlace[];
	    offices: OfficeLine[];
	    problems: FixableView[];
	    options: PlaceOptions;
	    usual: voice.Address;
	    countries: NamedView[];
	    types: NamedView[];
	
	    static createFrom(source: any = {}) {
	        return new PlacesView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.read = source["read"];
	        this.located = source["located"];
	        this.sites = this.convertValues(source["sites"], SiteLine);
	        this.locations = this.convertValues(source["locations"], LocationLine);
	        this.policies = this.convertValues(source["policies"], PlacePolicy);
	        this.tenant = this.convertValues(source["tenant"], TenantPlace);
	        this.offices = this.convertValues(source["offices"], OfficeLine);
	        this.problems = this.convertValues(source["problems"], FixableView);
	        this.options = this.convertValues(source["options"], PlaceOptions);
	        this.usual = this.convertValues(source["usual"], voice.Address);
	        this.countries = this.convertValues(source["countries"], NamedView);
	        this.types = this.convertValues(source["types"], NamedView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PlanLineView {
	    id: string;
	    sign: string;
	    kind: string;
	    type: string;
	    users: number;
	    changes: number;
	    subject: string;
	    before: string;
	    after: string;
	    says: string;
	    why: string;
	    effect: string;
	    feels: string;
	
	    static createFrom(source: any = {}) {
	        return new PlanLineView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.sign = source["sign"];
	        this.kind = source["kind"];
	        this.type = source["type"];
	        this.users = source["users"];
	        this.changes = source["changes"];
	        this.subject = source["subject"];
	        this.before = source["before"];
	        this.after = source["after"];
	        this.says = source["says"];
	        this.why = source["why"];
	        this.effect = source["effect"];
	        this.feels = source["feels"];
	    }
	}
	export class PlanLaneView {
	    lane: string;
	    changes: number;
	    users: number;
	    seconds: number;
	    lines: PlanLineView[];
	
	    static createFrom(source: any = {}) {
	        return new PlanLaneView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.lane = source["lane"];
	        this.changes = source["changes"];
	        this.users = source["users"];
	        this.seconds = source["seconds"];
	        this.lines = this.convertValues(source["lines"], PlanLineView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PlanLineDetailView {
	    line: PlanLineView;
	    reasons: ReasonView[];
	    commands: string[];
	    more: number;
	    people: PeopleView;
	
	    static createFrom(source: any = {}) {
	        return new PlanLineDetailView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.line = this.convertValues(source["line"], PlanLineView);
	        this.reasons = this.convertValues(source["reasons"], ReasonView);
	        this.commands = source["commands"];
	        this.more = source["more"];
	        this.people = this.convertValues(source["people"], PeopleView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class SafeCheckView {
	    id: string;
	    ok: boolean;
	    refuses: boolean;
	    detail: string;
	    code: string;
	
	    static createFrom(source: any = {}) {
	        return new SafeCheckView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.ok = source["ok"];
	        this.refuses = source["refuses"];
	        this.detail = source["detail"];
	        this.code = source["code"];
	    }
	}
	export class PlanView {
	    exists: boolean;
	    number: number;
	    undoes: number;
	    madeAt: string;
	    readAt: string;
	    fingerprint: string;
	    stale: string;
	    bill: plan.Bill;
	    affected: number;
	    gaining: number;
	    losing: number;
	    unnoticing: number;
	    problems: problem.Shown[];
	    checks: SafeCheckView[];
	    lanes: PlanLaneView[];
	    approvals: ApprovalView[];
	    lapsed: LapsedView[];
	    approved: boolean;
	    mayApprove: boolean;
	    runId: string;
	    asDesigned: boolean;
	
	    static createFrom(source: any = {}) {
	        return new PlanView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.exists = source["exists"];
	        this.number = source["number"];
	        this.undoes = source["undoes"];
	        this.madeAt = source["madeAt"];
	        this.readAt = source["readAt"];
	        this.fingerprint = source["fingerprint"];
	        this.stale = source["stale"];
	        this.bill = this.convertValues(source["bill"], plan.Bill);
	        this.affected = source["affected"];
	        this.gaining = source["gaining"];
	        this.losing = source["losing"];
	        this.unnoticing = source["unnoticing"];
	        this.problems = this.convertValues(source["problems"], problem.Shown);
	        this.checks = this.convertValues(source["checks"], SafeCheckView);
	        this.lanes = this.convertValues(source["lanes"], PlanLaneView);
	        this.approvals = this.convertValues(source["approvals"], ApprovalView);
	        this.lapsed = this.convertValues(source["lapsed"], LapsedView);
	        this.approved = source["approved"];
	        this.mayApprove = source["mayApprove"];
	        this.runId = source["runId"];
	        this.asDesigned = source["asDesigned"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PolicyLineView {
	    key: string;
	    type: string;
	    name: string;
	    comes: string;
	    there: boolean;
	    ours: boolean;
	    set: number;
	    differ: number;
	    unknown: number;
	    empty: boolean;
	    personas: NamedView[];
	    users: number;
	    counted: boolean;
	    rank: number;
	    command: string;
	    problems: FixableView[];
	
	    static createFrom(source: any = {}) {
	        return new PolicyLineView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.key = source["key"];
	        this.type = source["type"];
	        this.name = source["name"];
	        this.comes = source["comes"];
	        this.there = source["there"];
	        this.ours = source["ours"];
	        this.set = source["set"];
	        this.differ = source["differ"];
	        this.unknown = source["unknown"];
	        this.empty = source["empty"];
	        this.personas = this.convertValues(source["personas"], NamedView);
	        this.users = source["users"];
	        this.counted = source["counted"];
	        this.rank = source["rank"];
	        this.command = source["command"];
	        this.problems = this.convertValues(source["problems"], FixableView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PolicyTypeView {
	    type: string;
	    name: string;
	    area: string;
	    settings: number;
	    how: string;
	    sure: boolean;
	    builtIn: boolean;
	    read: boolean;
	    notes: string;
	    edited: number;
	    offered: string[];
	    lines: PolicyLineView[];
	
	    static createFrom(source: any = {}) {
	        return new PolicyTypeView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.type = source["type"];
	        this.name = source["name"];
	        this.area = source["area"];
	        this.settings = source["settings"];
	        this.how = source["how"];
	        this.sure = source["sure"];
	        this.builtIn = source["builtIn"];
	        this.read = source["read"];
	        this.notes = source["notes"];
	        this.edited = source["edited"];
	        this.offered = source["offered"];
	        this.lines = this.convertValues(source["lines"], PolicyLineView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PolicyBoardView {
	    read: boolean;
	    users: number;
	    felt: number;
	    own: number;
	    changes: number;
	    set: number;
	    unknown: number;
	    nothing: number;
	    ownTypes: number;
	    types: number;
	    globals: number;
	    problems: number;
	    groups: PolicyTypeView[];
	
	    static createFrom(source: any = {}) {
	        return new PolicyBoardView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.read = source["read"];
	        this.users = source["users"];
	        this.felt = source["felt"];
	        this.own = source["own"];
	        this.changes = source["changes"];
	        this.set = source["set"];
	        this.unknown = source["unknown"];
	        this.nothing = source["nothing"];
	        this.ownTypes = source["ownTypes"];
	        this.types = source["types"];
	        this.globals = source["globals"];
	        this.problems = source["problems"];
	        this.groups = this.convertValues(source["groups"], PolicyTypeView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PolicyChoiceView {
	    value: string;
	    words: string;
	
	    static createFrom(source: any = {}) {
	        return new PolicyChoiceView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.value = source["value"];
	        this.words = source["words"];
	    }
	}
	export class PolicyCompareRowView {
	    words: string;
	    name: string;
	    one: string;
	    other: string;
	    global: string;
	
	    static createFrom(source: any = {}) {
	        return new PolicyCompareRowView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.words = source["words"];
	        this.name = source["name"];
	        this.one = source["one"];
	        this.other = source["other"];
	        this.global = source["global"];
	    }
	}
	export class PolicyCompareView {
	    one: string;
	    other: string;
	    rows: PolicyCompareRowView[];
	
	    static createFrom(source: any = {}) {
	        return new PolicyCompareView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.one = source["one"];
	        this.other = source["other"];
	        this.rows = this.convertValues(source["rows"], PolicyCompareRowView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PolicyUserView {
	    id: string;
	    name: string;
	    layer: string;
	    users: number;
	
	    static createFrom(source: any = {}) {
	        return new PolicyUserView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.layer = source["layer"];
	        this.users = source["users"];
	    }
	}
	export class PolicySettingView {
	    name: string;
	    words: string;
	    kind: string;
	    choices: PolicyChoiceView[];
	    free: boolean;
	    unit: string;
	    default: string;
	    remark: string;
	    own: boolean;
	    value: string;
	    known: boolean;
	    global: string;
	    globalOn: boolean;
	    baseline: string;
	    stands: string;
	    problem: string;
	    asked: ReasonView[];
	
	    static createFrom(source: any = {}) {
	        return new PolicySettingView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.words = source["words"];
	        this.kind = source["kind"];
	        this.choices = this.convertValues(source["choices"], PolicyChoiceView);
	        this.free = source["free"];
	        this.unit = source["unit"];
	        this.default = source["default"];
	        this.remark = source["remark"];
	        this.own = source["own"];
	        this.value = source["value"];
	        this.known = source["known"];
	        this.global = source["global"];
	        this.globalOn = source["globalOn"];
	        this.baseline = source["baseline"];
	        this.stands = source["stands"];
	        this.problem = source["problem"];
	        this.asked = this.convertValues(source["asked"], ReasonView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PolicyDetailView {
	    line: PolicyLineView;
	    typeName: string;
	    how: string;
	    sure: boolean;
	    notes: string;
	    description: string;
	    describes: boolean;
	    emptyMeans: string;
	    globalRead: boolean;
	    baseline: string;
	    builtIn: boolean;
	    getter: string;
	    settings: PolicySettingView[];
	    usedBy: PolicyUserView[];
	    others: NamedView[];
	    reasons: ReasonView[];
	
	    static createFrom(source: any = {}) {
	        return new PolicyDetailView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.line = this.convertValues(source["line"], PolicyLineView);
	        this.typeName = source["typeName"];
	        this.how = source["how"];
	        this.sure = source["sure"];
	        this.notes = source["notes"];
	        this.description = source["description"];
	        this.describes = source["describes"];
	        this.emptyMeans = source["emptyMeans"];
	        this.globalRead = source["globalRead"];
	        this.baseline = source["baseline"];
	        this.builtIn = source["builtIn"];
	        this.getter = source["getter"];
	        this.settings = this.convertValues(source["settings"], PolicySettingView);
	        this.usedBy = this.convertValues(source["usedBy"], PolicyUserView);
	        this.others = this.convertValues(source["others"], NamedView);
	        this.reasons = this.convertValues(source["reasons"], ReasonView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	
	
	export class PreviewView {
	    kind: string;
	    parts: string[];
	    part: string;
	    columns: string[];
	    rows: string[][];
	    total: number;
	    text: string;
	
	    static createFrom(source: any = {}) {
	        return new PreviewView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.parts = source["parts"];
	        this.part = source["part"];
	        this.columns = source["columns"];
	        this.rows = source["rows"];
	        this.total = source["total"];
	        this.text = source["text"];
	    }
	}
	export class PropertyView {
	    name: string;
	    graph: string;
	    type: string;
	
	    static createFrom(source: any = {}) {
	        return new PropertyView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.graph = source["graph"];
	        this.type = source["type"];
	    }
	}
	export class QualityView {
	    readAt: string;
	    total: number;
	    attributes: AttributeQualityView[];
	    mismatches: MismatchView[];
	
	    static createFrom(source: any = {}) {
	        return new QualityView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.readAt = source["readAt"];
	        this.total = source["total"];
	        this.attributes = this.convertValues(source["attributes"], AttributeQualityView);
	        this.mismatches = this.convertValues(source["mismatches"], MismatchView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class QueuesView {
	    queues: CallLine[];
	    attendants: CallLine[];
	    shared: CallLine[];
	    accounts: CallLine[];
	    teams: CallLine[];
	    heard: string[];
	    tenant: CallLine[];
	    read: boolean;
	    problems: number;
	
	    static createFrom(source: any = {}) {
	        return new QueuesView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.queues = this.convertValues(source["queues"], CallLine);
	        this.attendants = this.convertValues(source["attendants"], CallLine);
	        this.shared = this.convertValues(source["shared"], CallLine);
	        this.accounts = this.convertValues(source["accounts"], CallLine);
	        this.teams = this.convertValues(source["teams"], CallLine);
	        this.heard = source["heard"];
	        this.tenant = this.convertValues(source["tenant"], CallLine);
	        this.read = source["read"];
	        this.problems = source["problems"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	
	export class RecentFile {
	    path: string;
	    customer: string;
	    at: string;
	
	    static createFrom(source: any = {}) {
	        return new RecentFile(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.customer = source["customer"];
	        this.at = source["at"];
	    }
	}
	export class ReconciledView {
	    heard: number;
	    callers: number;
	    asked: boolean;
	    read: boolean;
	    tenant: number;
	    reached: number;
	    calling: number;
	    nobody: number;
	    open: number;
	    needs: NeedView[];
	
	    static createFrom(source: any = {}) {
	        return new ReconciledView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.heard = source["heard"];
	        this.callers = source["callers"];
	        this.asked = source["asked"];
	        this.read = source["read"];
	        this.tenant = source["tenant"];
	        this.reached = source["reached"];
	        this.calling = source["calling"];
	        this.nobody = source["nobody"];
	        this.open = source["open"];
	        this.needs = this.convertValues(source["needs"], NeedView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class RecordGapView {
	    seq: number;
	    about: string;
	    why: string;
	
	    static createFrom(source: any = {}) {
	        return new RecordGapView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.seq = source["seq"];
	        this.about = source["about"];
	        this.why = source["why"];
	    }
	}
	export class RecordLine {
	    seq: number;
	    at: string;
	    by: string;
	    action: string;
	    subject: string;
	    before: string;
	    after: string;
	    hash: string;
	
	    static createFrom(source: any = {}) {
	        return new RecordLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.seq = source["seq"];
	        this.at = source["at"];
	        this.by = source["by"];
	        this.action = source["action"];
	        this.subject = source["subject"];
	        this.before = source["before"];
	        this.after = source["after"];
	        this.hash = source["hash"];
	    }
	}
	export class RecordProofView {
	    whole: boolean;
	    entries: number;
	    head: string;
	    broken: number;
	    gaps: RecordGapView[];
	
	    static createFrom(source: any = {}) {
	        return new RecordProofView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.whole = source["whole"];
	        this.entries = source["entries"];
	        this.head = source["head"];
	        this.broken = source["broken"];
	        this.gaps = this.convertValues(source["gaps"], RecordGapView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class RecordView {
	    total: number;
	    rows: RecordLine[];
	
	    static createFrom(source: any = {}) {
	        return new RecordView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.total = source["total"];
	        this.rows = this.convertValues(source["rows"], RecordLine);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class RenameView {
	    kind: string;
	    type: string;
	    before: string;
	    after: string;
	    means: string;
	    groups: string[];
	    users: number;
	    personas: string[];
	
	    static createFrom(source: any = {}) {
	        return new RenameView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.type = source["type"];
	        this.before = source["before"];
	        this.after = source["after"];
	        this.means = source["means"];
	        this.groups = source["groups"];
	        this.users = source["users"];
	        this.personas = source["personas"];
	    }
	}
	export class RenamesView {
	    lines: RenameView[];
	    stays: StayingView[];
	    documents: string[];
	    fits: NameFitView[];
	    read: boolean;
	    problems: problem.Shown[];
	
	    static createFrom(source: any = {}) {
	        return new RenamesView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.lines = this.convertValues(source["lines"], RenameView);
	        this.stays = this.convertValues(source["stays"], StayingView);
	        this.documents = source["documents"];
	        this.fits = this.convertValues(source["fits"], NameFitView);
	        this.read = source["read"];
	        this.problems = this.convertValues(source["problems"], problem.Shown);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class RestoredLine {
	    does: string;
	    subject: string;
	
	    static createFrom(source: any = {}) {
	        return new RestoredLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.does = source["does"];
	        this.subject = source["subject"];
	    }
	}
	export class RestoredView {
	    path: string;
	    head: string;
	    rows: RestoredLine[];
	    taken: boolean;
	
	    static createFrom(source: any = {}) {
	        return new RestoredView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.head = source["head"];
	        this.rows = this.convertValues(source["rows"], RestoredLine);
	        this.taken = source["taken"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class RouteLine {
	    route: voice.Route;
	    from: string;
	    differs: string[];
	    policies: string[];
	    users: number;
	    problems: FixableView[];
	
	    static createFrom(source: any = {}) {
	        return new RouteLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.route = this.convertValues(source["route"], voice.Route);
	        this.from = source["from"];
	        this.differs = source["differs"];
	        this.policies = source["policies"];
	        this.users = source["users"];
	        this.problems = this.convertValues(source["problems"], FixableView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class RoutingPolicyLine {
	    name: string;
	    usages: string[];
	    personas: string[];
	    users: number;
	
	    static createFrom(source: any = {}) {
	        return new RoutingPolicyLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.usages = source["usages"];
	        this.personas = source["personas"];
	        this.users = source["users"];
	    }
	}
	export class UsageLine {
	    name: string;
	    from: string;
	    routes: string[];
	    policies: string[];
	    problems: FixableView[];
	
	    static createFrom(source: any = {}) {
	        return new UsageLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.from = source["from"];
	        this.routes = source["routes"];
	        this.policies = source["policies"];
	        this.problems = this.convertValues(source["problems"], FixableView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class RoutingView {
	    read: boolean;
	    routes: RouteLine[];
	    usages: UsageLine[];
	    gateways: string[];
	    policies: RoutingPolicyLine[];
	    problems: number;
	
	    static createFrom(source: any = {}) {
	        return new RoutingView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.read = source["read"];
	        this.routes = this.convertValues(source["routes"], RouteLine);
	        this.usages = this.convertValues(source["usages"], UsageLine);
	        this.gateways = source["gateways"];
	        this.policies = this.convertValues(source["policies"], RoutingPolicyLine);
	        this.problems = source["problems"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class RuleItemView {
	    personaId: string;
	    name: string;
	    layer: string;
	    rule: string;
	    users: number;
	    state: string;
	    ruleName: string;
	    ruleSays: string;
	    place: number;
	    of: number;
	    disabled: string;
	
	    static createFrom(source: any = {}) {
	        return new RuleItemView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.personaId = source["personaId"];
	        this.name = source["name"];
	        this.layer = source["layer"];
	        this.rule = source["rule"];
	        this.users = source["users"];
	        this.state = source["state"];
	        this.ruleName = source["ruleName"];
	        this.ruleSays = source["ruleSays"];
	        this.place = source["place"];
	        this.of = source["of"];
	        this.disabled = source["disabled"];
	    }
	}
	export class RuleListView {
	    rules: RuleItemView[];
	    total: number;
	    readAt: string;
	    noBaseline: number;
	    unknown: number;
	    problems: problem.Shown[];
	    everybody: string;
	
	    static createFrom(source: any = {}) {
	        return new RuleListView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rules = this.convertValues(source["rules"], RuleItemView);
	        this.total = source["total"];
	        this.readAt = source["readAt"];
	        this.noBaseline = source["noBaseline"];
	        this.unknown = source["unknown"];
	        this.problems = this.convertValues(source["problems"], problem.Shown);
	        this.everybody = source["everybody"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class RuleTrialView {
	    valid: boolean;
	    canonical: string;
	    problems: rule.Problem[];
	    characters: number;
	    everybody: boolean;
	    counted: boolean;
	    matches: number;
	    before: number;
	    in: number;
	    out: number;
	    stay: number;
	    unknown: number;
	    assumed: number;
	    portal: check.PortalFit;
	    builder?: BuilderView;
	    besides: BesideView[];
	    clashes: problem.Shown[];
	    others: number;
	    apart: number;
	
	    static createFrom(source: any = {}) {
	        return new RuleTrialView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.valid = source["valid"];
	        this.canonical = source["canonical"];
	        this.problems = this.convertValues(source["problems"], rule.Problem);
	        this.characters = source["characters"];
	        this.everybody = source["everybody"];
	        this.counted = source["counted"];
	        this.matches = source["matches"];
	        this.before = source["before"];
	        this.in = source["in"];
	        this.out = source["out"];
	        this.stay = source["stay"];
	        this.unknown = source["unknown"];
	        this.assumed = source["assumed"];
	        this.portal = this.convertValues(source["portal"], check.PortalFit);
	        this.builder = this.convertValues(source["builder"], BuilderView);
	        this.besides = this.convertValues(source["besides"], BesideView);
	        this.clashes = this.convertValues(source["clashes"], problem.Shown);
	        this.others = source["others"];
	        this.apart = source["apart"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class RunChangeLine {
	    id: string;
	    ordinal: number;
	    state: string;
	    says: string;
	    note: string;
	    at: string;
	    lane: string;
	
	    static createFrom(source: any = {}) {
	        return new RunChangeLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.ordinal = source["ordinal"];
	        this.state = source["state"];
	        this.says = source["says"];
	        this.note = source["note"];
	        this.at = source["at"];
	        this.lane = source["lane"];
	    }
	}
	export class RunChangeView {
	    id: string;
	    ordinal: number;
	    state: string;
	    says: string;
	    note: string;
	    at: string;
	    lane: string;
	    journal: HistoryView[];
	    said: string;
	    reasons: ReasonView[];
	    command: string;
	
	    static createFrom(source: any = {}) {
	        return new RunChangeView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.ordinal = source["ordinal"];
	        this.state = source["state"];
	        this.says = source["says"];
	        this.note = source["note"];
	        this.at = source["at"];
	        this.lane = source["lane"];
	        this.journal = this.convertValues(source["journal"], HistoryView);
	        this.said = source["said"];
	        this.reasons = this.convertValues(source["reasons"], ReasonView);
	        this.command = source["command"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class RunChangesView {
	    total: number;
	    rows: RunChangeLine[];
	
	    static createFrom(source: any = {}) {
	        return new RunChangesView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.total = source["total"];
	        this.rows = this.convertValues(source["rows"], RunChangeLine);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class RunLaneView {
	    lane: string;
	    changes: number;
	    counts: Record<string, number>;
	    secondsLeft: number;
	
	    static createFrom(source: any = {}) {
	        return new RunLaneView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.lane = source["lane"];
	        this.changes = source["changes"];
	        this.counts = source["counts"];
	        this.secondsLeft = source["secondsLeft"];
	    }
	}
	export class RunLine {
	    id: string;
	    number: number;
	    planNumber: number;
	    by: string;
	    startedAt: string;
	    endedAt: string;
	    state: string;
	    counts: Record<string, number>;
	    changes: number;
	
	    static createFrom(source: any = {}) {
	        return new RunLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.number = source["number"];
	        this.planNumber = source["planNumber"];
	        this.by = source["by"];
	        this.startedAt = source["startedAt"];
	        this.endedAt = source["endedAt"];
	        this.state = source["state"];
	        this.counts = source["counts"];
	        this.changes = source["changes"];
	    }
	}
	export class RunView {
	    id: string;
	    number: number;
	    planNumber: number;
	    by: string;
	    startedAt: string;
	    endedAt: string;
	    state: string;
	    counts: Record<string, number>;
	    changes: number;
	    fingerprint: string;
	    lanes: RunLaneView[];
	    secondsLeft: number;
	
	    static createFrom(source: any = {}) {
	        return new RunView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.number = source["number"];
	        this.planNumber = source["planNumber"];
	        this.by = source["by"];
	        this.startedAt = source["startedAt"];
	        this.endedAt = source["endedAt"];
	        this.state = source["state"];
	        this.counts = source["counts"];
	        this.changes = source["changes"];
	        this.fingerprint = source["fingerprint"];
	        this.lanes = this.convertValues(source["lanes"], RunLaneView);
	        this.secondsLeft = source["secondsLeft"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	
	
	export class StepView {
	    id: string;
	    state: string;
	    done: number;
	    total: number;
	    figures: Record<string, number>;
	    computing: boolean;
	
	    static createFrom(source: any = {}) {
	        return new StepView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.state = source["state"];
	        this.done = source["done"];
	        this.total = source["total"];
	        this.figures = source["figures"];
	        this.computing = source["computing"];
	    }
	}
	export class TenantView {
	    kind: string;
	    name: string;
	    colour: string;
	
	    static createFrom(source: any = {}) {
	        return new TenantView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.name = source["name"];
	        this.colour = source["colour"];
	    }
	}
	export class ShellView {
	    open: boolean;
	    customer: string;
	    file: string;
	    path: string;
	    savedAt: string;
	    tenant: TenantView;
	    readAt: string;
	    users: number;
	    person: PersonView;
	    steps: StepView[];
	    undoLabel: string;
	    redoLabel: string;
	    jobs: JobView[];
	    version: string;
	
	    static createFrom(source: any = {}) {
	        return new ShellView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.open = source["open"];
	        this.customer = source["customer"];
	        this.file = source["file"];
	        this.path = source["path"];
	        this.savedAt = source["savedAt"];
	        this.tenant = this.convertValues(source["tenant"], TenantView);
	        this.readAt = source["readAt"];
	        this.users = source["users"];
	        this.person = this.convertValues(source["person"], PersonView);
	        this.steps = this.convertValues(source["steps"], StepView);
	        this.undoLabel = source["undoLabel"];
	        this.redoLabel = source["redoLabel"];
	        this.jobs = this.convertValues(source["jobs"], JobView);
	        this.version = source["version"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class SpreadsheetEditView {
	    cell: string;
	    id: string;
	    new: boolean;
	    field: string;
	    was: string;
	    before: string;
	    after: string;
	    conflict: boolean;
	    taken: boolean;
	
	    static createFrom(source: any = {}) {
	        return new SpreadsheetEditView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.cell = source["cell"];
	        this.id = source["id"];
	        this.new = source["new"];
	        this.field = source["field"];
	        this.was = source["was"];
	        this.before = source["before"];
	        this.after = source["after"];
	        this.conflict = source["conflict"];
	        this.taken = source["taken"];
	    }
	}
	export class SpreadsheetView {
	    made: string;
	    edits: SpreadsheetEditView[];
	    total: number;
	    conflicts: number;
	    taking: number;
	    later: number;
	    problems: problem.Shown[];
	    refused: boolean;
	
	    static createFrom(source: any = {}) {
	        return new SpreadsheetView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.made = source["made"];
	        this.edits = this.convertValues(source["edits"], SpreadsheetEditView);
	        this.total = source["total"];
	        this.conflicts = source["conflicts"];
	        this.taking = source["taking"];
	        this.later = source["later"];
	        this.problems = this.convertValues(source["problems"], problem.Shown);
	        this.refused = source["refused"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class TotalsView {
	    departments: number;
	    personas: number;
	    read: boolean;
	    users: number;
	    numbers: number;
	
	    static createFrom(source: any = {}) {
	        return new TotalsView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.departments = source["departments"];
	        this.personas = source["personas"];
	        this.read = source["read"];
	        this.users = source["users"];
	        this.numbers = source["numbers"];
	    }
	}
	export class StartView {
	    goLive: string;
	    nextStep: string;
	    steps: StepView[];
	    problems: problem.Shown[];
	    checking: boolean;
	    runs: RunLine[];
	    totals: TotalsView;
	
	    static createFrom(source: any = {}) {
	        return new StartView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.goLive = source["goLive"];
	        this.nextStep = source["nextStep"];
	        this.steps = this.convertValues(source["steps"], StepView);
	        this.problems = this.convertValues(source["problems"], problem.Shown);
	        this.checking = source["checking"];
	        this.runs = this.convertValues(source["runs"], RunLine);
	        this.totals = this.convertValues(source["totals"], TotalsView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	
	
	
	
	export class TypedView {
	    text: string;
	    wrong?: problem.Shown;
	
	    static createFrom(source: any = {}) {
	        return new TypedView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.wrong = this.convertValues(source["wrong"], problem.Shown);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class ValueCount {
	    value: string;
	    count: number;
	
	    static createFrom(source: any = {}) {
	        return new ValueCount(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.value = source["value"];
	        this.count = source["count"];
	    }
	}
	
	
	export class WhatIfPersonaView {
	    personaId: string;
	    name: string;
	    layer: string;
	    before: number;
	    after: number;
	    in: number;
	    out: number;
	    unknown: number;
	
	    static createFrom(source: any = {}) {
	        return new WhatIfPersonaView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.personaId = source["personaId"];
	        this.name = source["name"];
	        this.layer = source["layer"];
	        this.before = source["before"];
	        this.after = source["after"];
	        this.in = source["in"];
	        this.out = source["out"];
	        this.unknown = source["unknown"];
	    }
	}
	export class WhatIfView {
	    touched: number;
	    enter: number;
	    leave: number;
	    personas: WhatIfPersonaView[];
	    moves: MoveView[];
	    nobodyBefore: number;
	    nobodyAfter: number;
	    problems: problem.Shown[];
	
	    static createFrom(source: any = {}) {
	        return new WhatIfView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.touched = source["touched"];
	        this.enter = source["enter"];
	        this.leave = source["leave"];
	        this.personas = this.convertValues(source["personas"], WhatIfPersonaView);
	        this.moves = this.convertValues(source["moves"], MoveView);
	        this.nobodyBefore = source["nobodyBefore"];
	        this.nobodyAfter = source["nobodyAfter"];
	        this.problems = this.convertValues(source["problems"], problem.Shown);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class WhyView {
	    person: PersonLine;
	    outcome: string;
	    assumed: boolean;
	    because: explain.Sentence[];
	    nearest?: explain.Nearest;
	    tree: explain.Explanation;
	
	    static createFrom(source: any = {}) {
	        return new WhyView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.person = this.convertValues(source["person"], PersonLine);
	        this.outcome = source["outcome"];
	        this.assumed = source["assumed"];
	        this.because = this.convertValues(source["because"], explain.Sentence);
	        this.nearest = this.convertValues(source["nearest"], explain.Nearest);
	        this.tree = this.convertValues(source["tree"], explain.Explanation);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}

}

export namespace voice {
	
	export class Account {
	    upn: string;
	    name: string;
	    for: string;
	    existing?: boolean;
	    number?: string;
	    numberType?: string;
	    location?: string;
	    country?: string;
	    licensed?: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Account(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.upn = source["upn"];
	        this.name = source["name"];
	        this.for = source["for"];
	        this.existing = source["existing"];
	        this.number = source["number"];
	        this.numberType = source["numberType"];
	        this.location = source["location"];
	        this.country = source["country"];
	        this.licensed = source["licensed"];
	    }
	}
	export class Address {
	    company: string;
	    houseNumber: string;
	    street: string;
	    city: string;
	    state: string;
	    postalCode: string;
	    country: string;
	    latitude?: string;
	    longitude?: string;
	
	    static createFrom(source: any = {}) {
	        return new Address(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.company = source["company"];
	        this.houseNumber = source["houseNumber"];
	        this.street = source["street"];
	        this.city = source["city"];
	        this.state = source["state"];
	        this.postalCode = source["postalCode"];
	        this.country = source["country"];
	        this.latitude = source["latitude"];
	        this.longitude = source["longitude"];
	    }
	}
	export class Option {
	    key: string;
	    to: Target;
	    says?: string;
	
	    static createFrom(source: any = {}) {
	        return new Option(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.key = source["key"];
	        this.to = this.convertValues(source["to"], Target);
	        this.says = source["says"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Target {
	    kind: string;
	    name?: string;
	    says?: string;
	
	    static createFrom(source: any = {}) {
	        return new Target(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.name = source["name"];
	        this.says = source["says"];
	    }
	}
	export class Way {
	    greeting?: string;
	    to: Target;
	    prompt?: string;
	    options?: Option[];
	
	    static createFrom(source: any = {}) {
	        return new Way(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.greeting = source["greeting"];
	        this.to = this.convertValues(source["to"], Target);
	        this.prompt = source["prompt"];
	        this.options = this.convertValues(source["options"], Option);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Attendant {
	    name: string;
	    department?: string;
	    existing?: boolean;
	    account?: string;
	    language: string;
	    timeZone: string;
	    open: Way;
	    hours?: string;
	    closed: Way;
	    holidays?: string[];
	    holiday: Way;
	    noHolidays?: boolean;
	    operator: Target;
	    authorised?: string[];
	    kept?: Record<string, any>;
	
	    static createFrom(source: any = {}) {
	        return new Attendant(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.department = source["department"];
	        this.existing = source["existing"];
	        this.account = source["account"];
	        this.language = source["language"];
	        this.timeZone = source["timeZone"];
	        this.open = this.convertValues(source["open"], Way);
	        this.hours = source["hours"];
	        this.closed = this.convertValues(source["closed"], Way);
	        this.holidays = source["holidays"];
	        this.holiday = this.convertValues(source["holiday"], Way);
	        this.noHolidays = source["noHolidays"];
	        this.operator = this.convertValues(source["operator"], Target);
	        this.authorised = source["authorised"];
	        this.kept = source["kept"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Date {
	    name?: string;
	    first: string;
	    last?: string;
	
	    static createFrom(source: any = {}) {
	        return new Date(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.first = source["first"];
	        this.last = source["last"];
	    }
	}
	export class Span {
	    from: string;
	    to: string;
	
	    static createFrom(source: any = {}) {
	        return new Span(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.from = source["from"];
	        this.to = source["to"];
	    }
	}
	export class Day {
	    day: number;
	    spans: Span[];
	
	    static createFrom(source: any = {}) {
	        return new Day(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.day = source["day"];
	        this.spans = this.convertValues(source["spans"], Span);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Exit {
	    after?: number;
	    to: Target;
	
	    static createFrom(source: any = {}) {
	        return new Exit(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.after = source["after"];
	        this.to = this.convertValues(source["to"], Target);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Location {
	    name: string;
	    site: string;
	    place: string;
	    existing: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Location(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.site = source["site"];
	        this.place = source["place"];
	        this.existing = source["existing"];
	    }
	}
	
	export class Purchase {
	    product: string;
	    seats: number;
	    for?: string;
	    note?: string;
	
	    static createFrom(source: any = {}) {
	        return new Purchase(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.product = source["product"];
	        this.seats = source["seats"];
	        this.for = source["for"];
	        this.note = source["note"];
	    }
	}
	export class Queue {
	    name: string;
	    department: string;
	    heard?: string;
	    number: string;
	    existing?: boolean;
	    account?: string;
	    groups?: string[];
	    people?: string[];
	    routing?: string;
	    alert?: number;
	    presence?: boolean;
	    optOut?: boolean;
	    conference?: boolean;
	    overflow: Exit;
	    timeout: Exit;
	    noAgents: Target;
	    language?: string;
	    greeting?: string;
	    music?: string;
	    authorised?: string[];
	    kept?: Record<string, any>;
	
	    static createFrom(source: any = {}) {
	        return new Queue(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.department = source["department"];
	        this.heard = source["heard"];
	        this.number = source["number"];
	        this.existing = source["existing"];
	        this.account = source["account"];
	        this.groups = source["groups"];
	        this.people = source["people"];
	        this.routing = source["routing"];
	        this.alert = source["alert"];
	        this.presence = source["presence"];
	        this.optOut = source["optOut"];
	        this.conference = source["conference"];
	        this.overflow = this.convertValues(source["overflow"], Exit);
	        this.timeout = this.convertValues(source["timeout"], Exit);
	        this.noAgents = this.convertValues(source["noAgents"], Target);
	        this.language = source["language"];
	        this.greeting = source["greeting"];
	        this.music = source["music"];
	        this.authorised = source["authorised"];
	        this.kept = source["kept"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Route {
	    name: string;
	    description: string;
	    pattern: string;
	    usages: string[];
	    gateways: string[];
	    priority: number;
	    existing: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Route(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.description = source["description"];
	        this.pattern = source["pattern"];
	        this.usages = source["usages"];
	        this.gateways = source["gateways"];
	        this.priority = source["priority"];
	        this.existing = source["existing"];
	    }
	}
	export class Schedule {
	    name: string;
	    tells: string;
	    existing?: boolean;
	    week?: Day[];
	    dates?: Date[];
	    kept?: Record<string, any>;
	
	    static createFrom(source: any = {}) {
	        return new Schedule(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.tells = source["tells"];
	        this.existing = source["existing"];
	        this.week = this.convertValues(source["week"], Day);
	        this.dates = this.convertValues(source["dates"], Date);
	        this.kept = source["kept"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Site {
	    name: string;
	    address: Address;
	    offices: string[];
	    areaCode: string;
	    existing?: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Site(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.address = this.convertValues(source["address"], Address);
	        this.offices = source["offices"];
	        this.areaCode = source["areaCode"];
	        this.existing = source["existing"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class Step {
	    usage: string;
	    route: string;
	    said: string;
	
	    static createFrom(source: any = {}) {
	        return new Step(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.usage = source["usage"];
	        this.route = source["route"];
	        this.said = source["said"];
	    }
	}
	
	export class Team {
	    name: string;
	    description?: string;
	    visibility: string;
	    owners?: string[];
	    existing?: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Team(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.description = source["description"];
	        this.visibility = source["visibility"];
	        this.owners = source["owners"];
	        this.existing = source["existing"];
	    }
	}

}

export namespace workshop {
	
	export class Answer {
	    departmentId: string;
	    questionId: string;
	    queue: string;
	    choices: string[];
	    count?: number;
	    text: string;
	    words: string;
	    // Go type: time
	    at: any;
	
	    static createFrom(source: any = {}) {
	        return new Answer(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.departmentId = source["departmentId"];
	        this.questionId = source["questionId"];
	        this.queue = source["queue"];
	        this.choices = source["choices"];
	        this.count = source["count"];
	        this.text = source["text"];
	        this.words = source["words"];
	        this.at = this.convertValues(source["at"], null);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Decision {
	    featureId: string;
	    way: string;
	    by: string;
	    note: string;
	
	    static createFrom(source: any = {}) {
	        return new Decision(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.featureId = source["featureId"];
	        this.way = source["way"];
	        this.by = source["by"];
	        this.note = source["note"];
	    }
	}
	export class Department {
	    id: string;
	    name: string;
	    leader: string;
	    place: string;
	    people: number;
	    ordinal: number;
	
	    static createFrom(source: any = {}) {
	        return new Department(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.leader = source["leader"];
	        this.place = source["place"];
	        this.people = source["people"];
	        this.ordinal = source["ordinal"];
	    }
	}
	export class Interview {
	    departmentId: string;
	    state: string;
	    on: string;
	    with: string;
	    by: string;
	    queues: string[];
	
	    static createFrom(source: any = {}) {
	        return new Interview(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.departmentId = source["departmentId"];
	        this.state = source["state"];
	        this.on = source["on"];
	        this.with = source["with"];
	        this.by = source["by"];
	        this.queues = source["queues"];
	    }
	}

}

